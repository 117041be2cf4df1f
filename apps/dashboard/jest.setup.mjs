import { TextDecoder, TextEncoder } from 'node:util';

// what jsdom lacks and antd / recharts use
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
globalThis.matchMedia ??= (query) => ({
  matches: false,
  media: query,
  addListener() {},
  removeListener() {},
  addEventListener() {},
  removeEventListener() {},
  dispatchEvent: () => false,
});
globalThis.IS_REACT_ACT_ENVIRONMENT = true;
const css = globalThis.getComputedStyle;
globalThis.getComputedStyle = (el) => css(el); // jsdom has no pseudo-element styles
globalThis.MessageChannel ??= class {
  constructor() {
    const a = (this.port1 = { onmessage: null, close() {} });
    const b = (this.port2 = { onmessage: null, close() {} });
    a.postMessage = (data) => void setTimeout(() => b.onmessage?.({ data }));
    b.postMessage = (data) => void setTimeout(() => a.onmessage?.({ data }));
  }
};
// jsdom has no modal dialogs and no popovers
const dialog = globalThis.HTMLDialogElement?.prototype;
if (dialog) {
  dialog.showModal ??= function () {
    this.open = true;
  };
  dialog.close ??= function () {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
}
if (globalThis.HTMLElement) HTMLElement.prototype.hidePopover ??= () => {};
// react-router
globalThis.TextEncoder ??= TextEncoder;
globalThis.TextDecoder ??= TextDecoder;
