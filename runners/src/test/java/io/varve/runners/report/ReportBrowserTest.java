package io.varve.runners.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.runners.Workbench;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What a person sees and does on the page, in a real browser. */
final class ReportBrowserTest {

  /** Pixels between the margins of a sheet of A4. */
  private static final int PAPER = 703;

  private static final String NASTY = "<img src=x onerror=alert(1)>";

  @TempDir private static Path folder;

  private static Browser browser;
  private static ReportBench made;
  private static JsonNode report;

  @BeforeAll
  static void opensAReport() throws Exception {
    browser = Browser.start(folder.resolve("profile"));
    made = ReportBench.withHistory(folder.resolve("bench"));
    made.leaveRun(ReportBench.later(), Map.of("input", NASTY));
    report = made.report();
  }

  @AfterAll
  static void quits() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void opens() {
    browser.medium("screen", "light");
    browser.width(1280, 900);
    browser.openAnew(made.file());
    browser.await("return document.querySelectorAll('svg rect').length > 0");
  }

  @AfterEach
  void nothingIsWrongAndNothingWasAsked() {
    assertThat(browser.complaints(), is(empty()));
    assertThat(browser.requests(), is(List.of(made.file().toUri().toString())));
  }

  private static List<String> column(String section, int place) {
    return browser.texts("#" + section + " tbody tr > :nth-child(" + place + ")");
  }

  private static void sort(String section, int place) {
    browser.click(browser.find("#" + section + " thead th:nth-child(" + place + ") button"));
  }

  @Test
  void thePageShowsTheNumbers() throws Exception {
    assertThat(browser.find("h1").getText(), is("Varve report"));
    assertThat(
        browser.texts("nav a"),
        is(
            List.of(
                "Overview",
                "Runs",
                "Snapshots",
                "Coverage",
                "Failures",
                "Validation",
                "Sizes",
                "Changes since snapshot 1")));
    assertThat(
        browser.texts(".tile .figure").subList(0, 3),
        is(
            List.of(
                report.at("/current/id").asText(),
                report.at("/current/entries").asText(),
                report.at("/current/failed").asText())));
    assertThat(column("runs", 1), hasSize(report.at("/runs/total").asInt()));
    assertThat(column("runs", 4), hasItem("! refused"));
    assertThat(column("runs", 4), hasItem("† died"));
    assertThat(browser.find("#validation").getText(), containsString("PASS: "));
    browser.picture("light");
  }

  @Test
  void aColumnIsSorted() {
    sort("runs", 6);
    List<String> listed = column("runs", 6);
    List<Integer> numbers = new ArrayList<>(listed.stream().map(Integer::parseInt).toList());
    List<Integer> descending = new ArrayList<>(numbers);
    descending.sort(Collections.reverseOrder());
    assertThat(numbers, is(descending));
    assertThat(numbers.get(0), is(greaterThan(numbers.get(numbers.size() - 1))));
    String state = "#runs th[aria-sort='descending'] button";
    assertThat(browser.find(state).getText(), is("listed"));
    // The keyboard does it, too.
    browser.find(state).sendKeys(Keys.ENTER);
    Collections.reverse(descending);
    assertThat(column("runs", 6).stream().map(Integer::parseInt).toList(), is(descending));
  }

  @Test
  void rowsAreFiltered() {
    WebElement filter = browser.find("#runs input[type=search]");
    filter.sendKeys("REFUSED");
    assertThat(column("runs", 4), is(List.of("! refused")));
    assertThat(browser.find("#runs .count").getText(), is("1 of 1 that match"));
    filter.sendKeys(" nothing-like-it");
    assertThat(column("runs", 4), is(empty()));
    filter.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
    assertThat(column("runs", 4), hasSize(report.at("/runs/total").asInt()));
  }

  @Test
  void aRunOpensWithItsDetails() throws Exception {
    int place = report.at("/runs/rows").findValuesAsText("status").lastIndexOf("committed") - 2;
    JsonNode run = report.at("/runs/rows/" + place);
    assertThat(run.at("/counts/failed").asInt(), is(2));
    browser.click(browser.find("#runs tbody tr:nth-child(" + (place + 1) + ") button"));
    browser.await("return document.getElementById('detail').open");
    String details = browser.find("#detail").getText();
    for (String expected :
        List.of(
            run.get("id").asText(), Workbench.BROKEN, "UNSUPPORTED", "max-attempts", "Versions")) {
      assertThat(details, containsString(expected));
    }
    assertThat(browser.script("return document.activeElement.textContent"), is("Close"));
    browser.picture("run");
    browser.find("#detail .top button").sendKeys(Keys.ESCAPE);
    browser.await("return !document.getElementById('detail').open && location.hash === ''");
  }

  @Test
  void whatDiffersFromTheRunBeforeIsMarked() {
    JsonNode newest = report.at("/runs/rows/2");
    browser.script("location.hash = 'run-" + newest.get("id").asText() + "'");
    browser.await("return document.getElementById('detail').open");
    assertThat(browser.texts("#detail .differs"), hasItem("true (before: false)"));
  }

  @Test
  void aColumnOfTheChartOpensItsRun() {
    browser.script(
        "document.querySelector('#runs svg .column')"
            + ".dispatchEvent(new MouseEvent('click', {bubbles: true}))");
    browser.await("return document.getElementById('detail').open");
    assertThat(browser.find("#detail").getText(), containsString("first"));
  }

  @Test
  void markupInTheDataIsText() {
    browser.script("location.hash = 'run-" + report.at("/runs/rows/1/id").asText() + "'");
    browser.await("return document.getElementById('detail').open");
    assertThat(browser.find("#detail").getText(), containsString(NASTY));
    assertThat(browser.all("img"), is(empty()));
  }

  @Test
  void theThemeFollowsTheSystemAndTheButton() throws Exception {
    String light = browser.style("body", "background-color");
    browser.medium("screen", "dark");
    String dark = browser.style("body", "background-color");
    assertThat(dark, is(not(light)));
    browser.picture("dark");
    browser.click(browser.find("#theme"));
    assertThat(browser.find("#theme").getText(), is("Theme: light"));
    assertThat(browser.style("body", "background-color"), is(light));
    browser.click(browser.find("#theme"));
    browser.medium("screen", "light");
    assertThat(browser.style("body", "background-color"), is(dark));
    browser.click(browser.find("#theme"));
    assertThat(browser.style("body", "background-color"), is(light));
  }

  @Test
  void aPhoneNeedsNoSidewaysScrolling() throws Exception {
    browser.width(360, 800);
    browser.await("return innerWidth === 360");
    assertThat(browser.script("return document.documentElement.scrollWidth"), is((Object) 360L));
    browser.picture("phone");
    browser.click(browser.find("#runs tbody button"));
    browser.await("return document.getElementById('detail').open");
    assertThat(
        browser.script("const d = document.getElementById('detail'); return d.scrollWidth <= 360"),
        is((Object) true));
  }

  @Test
  void paperIsLightAndWithoutControls() throws Exception {
    browser.medium("screen", "dark");
    browser.click(browser.find("#theme"));
    browser.click(browser.find("#theme"));
    browser.medium("print", "dark");
    browser.width(PAPER, 1000);
    browser.await("return innerWidth === " + PAPER);
    assertThat(beyondTheRightEdge(), is(""));
    assertThat(browser.style("h1", "color"), is("rgba(31, 28, 24, 1)"));
    for (String control : List.of("#theme", "nav", "#runs .tools label")) {
      assertThat(control, browser.style(control, "display"), is("none"));
    }
    assertThat(browser.find("#runs table").isDisplayed(), is(true));
    browser.picture("paper");
  }

  /** Returns the elements that do not fit on the page; cells only hint at what is wrong. */
  private static String beyondTheRightEdge() {
    return String.valueOf(
        browser.script(
            """
            return [...document.querySelectorAll('body *')]
              .filter(each => each.getBoundingClientRect().right > innerWidth + 1)
              .slice(0, 5).map(each => each.tagName + '.' + each.className + ' '
                + (each.textContent || '').slice(0, 30)).join('; ')
            """));
  }

  /** Text of four and a half times the luminance of its ground, as WCAG 2 asks for at level AA. */
  @Test
  void textStandsOutFromItsGround() {
    for (String scheme : List.of("light", "dark")) {
      browser.medium("screen", scheme);
      for (String colour : List.of("ink", "quiet", "accent", "good", "warn", "bad")) {
        for (String ground : List.of("panel", "raised", "ground")) {
          assertThat(
              scheme + " " + colour + " on " + ground,
              contrast(colour, ground),
              is(greaterThan(4.5)));
        }
      }
    }
  }

  private static double contrast(String colour, String ground) {
    Object ratio =
        browser.script(
            """
            const probe = document.body.appendChild(document.createElement('p'));
            const luminance = name => {
              probe.style.color = `var(--${name})`;
              const parts = getComputedStyle(probe).color.match(/[\\d.]+/g).slice(0, 3).map(Number);
              const [r, g, b] = parts.map(value => value / 255)
                .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
              return 0.2126 * r + 0.7152 * g + 0.0722 * b;
            };
            const [a, b] = [luminance(arguments[0]), luminance(arguments[1])];
            probe.remove();
            return String((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05));
            """,
            colour,
            ground);
    return Double.parseDouble(String.valueOf(ratio));
  }

  @Test
  void headingsAndNamesLeadThroughThePage() {
    assertThat(browser.all("h1"), hasSize(1));
    assertThat(browser.find("html").getDomAttribute("lang"), is("en"));
    for (String unnamed :
        List.of(
            "svg:not([role=img][aria-label])",
            "section:not([aria-labelledby])",
            "th:not([scope])",
            "table:not(:has(caption))",
            "button:empty:not([hidden])")) {
      assertThat(unnamed, browser.all(unnamed), is(empty()));
    }
    Object headings =
        browser.script(
            "return [...document.querySelectorAll('h1,h2,h3')].map(h => +h.tagName[1])"
                + ".every((level, i, all) => i === 0 || level <= all[i - 1] + 1)");
    assertThat(headings, is((Object) true));
  }
}
