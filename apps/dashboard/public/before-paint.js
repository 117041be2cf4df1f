// Runs before the first paint, as a file of its own so that the content policy needs no 'unsafe-inline'.
(function () {
  var root = document.documentElement;
  var read = function (key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  var theme = read('duban.theme');
  var dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  if (dark) root.dataset.theme = 'dark';
  if (read('duban.lang') === 'en') root.lang = 'en';
  if (matchMedia('(max-width: 767px)').matches) root.dataset.density = 'phone';
})();
