// The loopback shell as it really runs: who is let in, who is refused, and that it ends cleanly.
import { once } from 'node:events';
import http from 'node:http';
import { expect, test } from './workbench.ts';

interface Reply {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
}

/** Raw, since a browser would not let a test forge Host and Origin. */
async function ask(
  url: URL,
  requestPath: string,
  headers: http.OutgoingHttpHeaders = {},
  method = 'GET',
): Promise<Reply> {
  const options = { host: url.hostname, port: url.port, path: requestPath, method, headers };
  const request = http.request(options).end();
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  response.resume();
  return { status: response.statusCode ?? 0, headers: response.headers };
}

test('only the page it served is let in', async ({ workbench }) => {
  const url = new URL(workbench.url);
  expect(url.hostname).toBe('127.0.0.1');
  expect((await ask(url, '/')).status).toBe(401);
  expect((await ask(url, '/?session=guess')).status).toBe(401);

  const first = await ask(url, url.pathname + url.search);
  const cookie = (first.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '';
  const page = await ask(url, '/', { cookie });
  expect(page.status).toBe(200);
  expect(page.headers['content-security-policy']).toContain("script-src 'self';");

  expect((await ask(url, '/', { cookie, host: `attacker.example:${url.port}` })).status).toBe(421);
  expect((await ask(url, '/', { cookie, origin: 'https://attacker.example' })).status).toBe(403);
  expect((await ask(url, '/engine/call', { cookie }, 'POST')).status).toBe(403);
  for (const way of ['/../package.json', '/..%2f..%2fpackage.json', '/%2e%2e/cli.mjs']) {
    expect((await ask(url, way, { cookie })).status).toBe(404);
  }
});

test('the token leaves the address bar, and another page may not read the engine', async ({ workbench, page }) => {
  await page.goto(workbench.url);
  await expect(page).toHaveURL((url) => !url.href.includes('session='));
  await expect(page.getByRole('navigation')).toBeVisible();

  const foreign = http.createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<p>another page</p>');
  });
  foreign.listen(0, '127.0.0.1');
  await once(foreign, 'listening');
  const { port } = foreign.address() as { port: number };
  await page.goto(`http://127.0.0.1:${port}/`);
  const target = new URL('/engine/call', workbench.url).href;
  const outcome = await page.evaluate(async (address) => {
    try {
      const response = await fetch(address, { method: 'POST', body: 'x', credentials: 'include' });
      return `answered ${response.status}`;
    } catch {
      return 'refused';
    }
  }, target);
  expect(outcome).toBe('refused');
  foreign.close();
});

test('it ends by itself when it is asked to', async ({ workbench, page }) => {
  await page.goto(workbench.url);
  await expect(page.getByRole('navigation')).toBeVisible();
  expect(await workbench.end()).toBe(0);
});
