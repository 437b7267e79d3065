/**
 * Makes this dashboard installable where the browser can (UI13): a secure address, and a page that was built. Elsewhere the
 * dashboard works as well; a browser that refuses says so in its own log and nowhere else.
 */
export function install(browser: Pick<Navigator, 'serviceWorker'> = navigator): void {
  if (!('serviceWorker' in browser)) return;
  browser.serviceWorker.register('/service-worker.js', { updateViaCache: 'none' }).catch(() => undefined);
}
