// First import of every program: node-cron loses an hour each autumn where the process's own zone has daylight saving.
process.env.TZ = 'UTC';
