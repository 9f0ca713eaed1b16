// Serves the built files, as any file host would.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

// CONSOLE_DIST names files that were built elsewhere.
const DIST = process.env.CONSOLE_DIST ?? fileURLToPath(new URL('../../dist/', import.meta.url));
const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.json': 'application/json',
};

/// `history` is the address of an indexer, for a deployment that has one.
export async function serve(folder = DIST, history = 'none') {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://x');
    const path = normalize(join(folder, pathname === '/' ? 'index.html' : decodeURIComponent(pathname)));
    try {
      if (!path.startsWith(folder)) throw new Error('outside');
      const file = await readFile(path);
      const body = path.endsWith('index.html') ? String(file).replace('name="quaestor-history" content=""', `name="quaestor-history" content="${history}"`) : file;
      response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
  };
}
