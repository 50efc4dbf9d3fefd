/** Keeps a choice for the next visit, on the server's side: it needs it when it draws the page. */
export async function keep(name: 'hint' | 'language' | 'theme', value: string): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  await fetch('/playground/keep', { method: 'POST', headers, body: JSON.stringify({ name, value }) });
}
