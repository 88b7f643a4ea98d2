// SQL for what no page can bring about. In the database's own words, since psql is not part of every installation.
import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';

function message(type, ...parts) {
  const body = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(`${part}\0`) : part)));
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), length, body]);
}

/** Runs a statement in the private database of the portal that keeps its data in this folder; the value it answers with, if any. */
export async function sql(folder, statement) {
  const sockets = readFileSync(join(folder, 'socket'), 'utf8');
  const name = readdirSync(sockets).find((file) => /^\.s\.PGSQL\.\d+$/.test(file));
  const server = connect(join(sockets, name));
  const version = Buffer.from([0, 3, 0, 0]);
  server.write(message('', version, 'user', 'portner', 'database', 'portner', ''));
  let [rest, value, isSent] = [Buffer.alloc(0), undefined, false];
  try {
    for await (const bytes of server) {
      rest = Buffer.concat([rest, bytes]);
      while (rest.length >= 5 && rest.length > rest.readInt32BE(1)) {
        const [type, end] = [String.fromCharCode(rest[0]), rest.readInt32BE(1) + 1];
        if (type === 'E') throw new Error(rest.toString('utf8', 5, end).replaceAll('\0', ' '));
        if (type === 'D') value = rest.toString('utf8', 11, end);
        if (type === 'Z' && isSent) return value;
        if (type === 'Z') {
          server.write(message('Q', statement));
          isSent = true;
        }
        rest = rest.subarray(end);
      }
    }
    throw new Error('the database hung up');
  } finally {
    server.destroy();
  }
}
