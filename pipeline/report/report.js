(function () {
  'use strict';
  var form = document.querySelector('.filters');
  var articles = Array.prototype.slice.call(document.querySelectorAll('article'));
  var days = Array.prototype.slice.call(document.querySelectorAll('.timeline li'));
  var shown = document.getElementById('shown');

  function has(list, value) { return JSON.parse(list || '[]').indexOf(value) >= 0; }

  function filterFacts(article, speaker) {
    article.querySelectorAll('.facts li.quote').forEach(function (item) {
      item.hidden = speaker !== '' && item.dataset.speaker !== speaker;
    });
  }

  function apply() {
    var outlet = form.elements.outlet.value, speaker = form.elements.speaker.value;
    var words = form.elements.words.value.trim().toLowerCase(), count = 0;
    articles.forEach(function (article) {
      var fits = (outlet === '' || article.dataset.outlet === outlet) &&
        (speaker === '' || has(article.dataset.speakers, speaker)) &&
        (words === '' || article.textContent.toLowerCase().indexOf(words) >= 0);
      article.hidden = !fits;
      filterFacts(article, speaker);
      if (fits) count += 1;
    });
    days.forEach(function (day) {
      day.hidden = !articles.some(function (article) { return !article.hidden && has(day.dataset.articles, article.id); });
    });
    shown.textContent = count + ' of ' + articles.length + ' articles';
  }

  form.hidden = false;
  form.addEventListener('input', apply);
  form.addEventListener('change', apply);
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  form.addEventListener('reset', function () { setTimeout(apply, 0); });
  apply();
}());
