#!/usr/bin/env python3
"""Look at the report page as a reader would: filter, go through it with the keyboard, print it, read it without scripts.

usage: report_browser_test.py PRESSMARK SAMPLES

Drives headless Chromium through Selenium (Debian packages chromium, chromium-driver, python3-selenium); exit status 77
where they are not installed.
"""
import base64
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

try:
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys
    from selenium.webdriver.support.ui import Select
except ImportError:
    print("SKIPPED: python3-selenium is not installed")
    sys.exit(77)

PROGRAM, SAMPLES = sys.argv[1], Path(sys.argv[2])
SWITCHES = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--window-size=1300,1000"]


def make_report(folder):
    pages = sorted(str(page) for page in SAMPLES.glob("sites/cnbc/**/*.html")) + [str(SAMPLES / "founding-story.txt")]
    records = subprocess.run([PROGRAM, "extract", "--json", "--published", "2020-02-07", *pages], check=True, capture_output=True)
    (folder / "records.jsonl").write_bytes(records.stdout)
    page = folder / "report.html"
    subprocess.run([PROGRAM, "report", folder / "records.jsonl", "--output", page, "--title", "Browser test"], check=True, capture_output=True)
    return page, len(pages)


class ReportPage(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.page, cls.number = make_report(Path(cls.folder.name))
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        for switch in [*SWITCHES, f"--user-data-dir={cls.folder.name}/profile"]:
            options.add_argument(switch)
        cls.browser = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)

    @classmethod
    def tearDownClass(cls):
        cls.browser.quit()
        cls.folder.cleanup()

    def setUp(self):
        self.browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
        self.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
        self.browser.get(self.page.as_uri())

    def visible(self, selector):
        return [e for e in self.browser.find_elements(By.CSS_SELECTOR, selector) if e.is_displayed()]

    def choose(self, name, value):
        Select(self.browser.find_element(By.NAME, name)).select_by_value(value)

    def test_everything_is_shown_at_first(self):
        self.assertEqual(len(self.visible("article")), self.number)
        self.assertEqual(self.browser.find_element(By.ID, "shown").text, f"{self.number} of {self.number} articles")
        self.assertTrue(self.visible("mark.quote") and self.visible("mark.count") and self.visible("mark.date"))

    def test_a_speaker_filters_articles_and_quotes(self):
        self.choose("speaker", "Song Liuping")
        shown = self.visible("article")
        self.assertTrue(0 < len(shown) < self.number)
        for article in shown:
            self.assertIn("Song Liuping", article.get_attribute("data-speakers"))
        for quote in self.visible(".facts li.quote"):
            self.assertEqual(quote.get_attribute("data-speaker"), "Song Liuping")
        self.browser.find_element(By.CSS_SELECTOR, "button[type=reset]").click()
        self.browser.execute_async_script("setTimeout(arguments[0], 50)")
        self.assertEqual(len(self.visible("article")), self.number)

    def test_an_outlet_filters_articles_and_timeline(self):
        before = len(self.browser.find_elements(By.CSS_SELECTOR, ".timeline li:not([hidden])"))
        self.choose("outlet", "CNBC")
        self.assertTrue(0 < len(self.visible("article")) < self.number)
        after = len(self.browser.find_elements(By.CSS_SELECTOR, ".timeline li:not([hidden])"))
        self.assertTrue(0 < after < before)

    def test_words_filter(self):
        self.browser.find_element(By.NAME, "words").send_keys("optical transport")
        self.assertTrue(0 < len(self.visible("article")) < self.number)
        self.browser.find_element(By.NAME, "words").send_keys(" no such words anywhere")
        self.assertEqual(self.visible("article"), [])

    def test_the_keyboard_reaches_everything(self):
        seen = []
        body = self.browser.find_element(By.TAG_NAME, "body")
        body.send_keys(Keys.TAB)
        for _ in range(9):
            element = self.browser.switch_to.active_element
            seen.append(element.get_attribute("name") or element.get_attribute("class") or element.tag_name)
            outline = element.value_of_css_property("outline-style")
            self.assertNotEqual(outline, "none", f"no visible focus on {seen[-1]}")
            element.send_keys(Keys.TAB)
        self.assertEqual(seen[:4], ["skip", "outlet", "speaker", "words"])

    def test_a_fact_leads_to_its_words(self):
        link = self.visible(".facts li.quote a")[0]
        target = link.get_attribute("href").split("#")[1]
        words = self.browser.find_element(By.CSS_SELECTOR, f".facts a[href='#{target}'] ~ .words").text
        link.send_keys(Keys.ENTER)
        mark = self.browser.find_element(By.CSS_SELECTOR, f"#{target} + mark, #{target} + a + mark, #{target} + a + a + mark")
        self.assertTrue(words.startswith(mark.text[:10].strip()), (words, mark.text))
        self.assertEqual(mark.value_of_css_property("outline-style"), "solid")

    def test_print_shows_articles_and_no_controls(self):
        self.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
        self.assertEqual(self.visible(".filters"), [])
        self.assertEqual(len(self.visible("article")), self.number)
        pdf = base64.b64decode(self.browser.execute_cdp_cmd("Page.printToPDF", {})["data"])
        self.assertTrue(pdf.startswith(b"%PDF") and len(pdf) > 20000)

    def test_without_scripts_everything_can_be_read(self):
        self.browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
        self.browser.get(self.page.as_uri())
        self.assertEqual(self.visible(".filters"), [])
        self.assertEqual(len(self.visible("article")), self.number)

    def test_nothing_is_loaded_and_nothing_complains(self):
        self.assertEqual(self.browser.execute_script("return performance.getEntriesByType('resource').length"), 0)
        self.assertEqual([e for e in self.browser.get_log("browser") if e["level"] == "SEVERE"], [])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
