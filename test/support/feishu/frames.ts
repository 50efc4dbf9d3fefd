import protobuf from 'protobufjs';

/** Frames of the long connection (feishu.md section 4). */
const schema = `
  syntax = "proto2";
  message Header { required string key = 1; required string value = 2; }
  message Frame {
    required uint64 SeqID = 1; required uint64 LogID = 2; required int32 service = 3; required int32 method = 4;
    repeated Header headers = 5; optional string payload_encoding = 6; optional string payload_type = 7;
    optional bytes payload = 8; optional string LogIDNew = 9;
  }`;
const type = protobuf.parse(schema, { keepCase: true }).root.lookupType('Frame');

export const CONTROL = 0;
export const DATA = 1;

export type Frame = {
  service: number;
  method: number;
  headers: Readonly<Record<string, string>>;
  payload: string;
};

/** Writes a frame. */
export function encodeFrame({
  service,
  method,
  headers,
  payload,
}: Omit<Frame, 'payload'> & { payload: string | Uint8Array }): Uint8Array {
  const listed = Object.entries(headers).map(([key, value]) => ({ key, value }));
  return type
    .encode({ SeqID: 1, LogID: 1, service, method, headers: listed, payload: Buffer.from(payload) })
    .finish();
}

/** Reads a frame; undefined where it is none. */
export function decodeFrame(bytes: Uint8Array): Frame | undefined {
  try {
    const it = type.toObject(type.decode(bytes), { bytes: Buffer, longs: Number, defaults: true });
    const headers: { key: string; value: string }[] = it.headers ?? [];
    return {
      service: Number(it.service),
      method: Number(it.method),
      headers: Object.fromEntries(headers.map(({ key, value }) => [key, value])),
      payload: Buffer.from(it.payload ?? '').toString('utf8'),
    };
  } catch {
    return undefined;
  }
}
