/** Where requests go: to the server, or, in a page that carries its plan, to the page itself. */
export type Transport = (url: string, init: RequestInit) => Promise<Response>;

/** Relative to the page, which a proxy may have put under any path. */
const fromHere = (url: string) => (url.startsWith('/api/') ? `.${url}` : url);

let transport: Transport = (url, init) => fetch(fromHere(url), init);
let served = true;

export const ask: Transport = (url, init) => transport(url, init);

/** From now on the page answers itself. */
export function answerHere(own: Transport): void {
  transport = own;
  served = false;
}

/** Whether there is a server behind the page. */
export const hasServer = () => served;
