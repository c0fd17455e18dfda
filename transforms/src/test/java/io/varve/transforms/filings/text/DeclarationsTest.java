package io.varve.transforms.filings.text;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclarationsTest {

  @ParameterizedTest
  @CsvSource({
    "font-weight:bold, YES",
    "font-weight: 700, YES",
    "font-weight:bolder;color:red, YES",
    "font-weight:400, NO",
    "font-weight:normal, NO",
    "font-weight:bold;font-weight:normal, NO",
    "x-font-weight:bold, NOTHING",
    "color:red, NOTHING",
  })
  void theLastWeightCounts(String css, Declarations.Said bold) {
    assertThat(Declarations.parse(css).bold(), is(bold));
  }

  @Test
  void eachDeclarationIsRead() {
    Declarations all =
        Declarations.parse(
            "font-style:italic; text-align:center;white-space:pre-wrap;vertical-align:super;"
                + "font:bold 8pt serif;display:block;page-break-after:always");

    assertThat(
        all,
        equalTo(
            new Declarations(
                Declarations.Said.NOTHING,
                true,
                Declarations.Said.YES,
                true,
                true,
                80,
                false,
                true,
                true)));
    assertThat(Declarations.parse("display:none").hidden(), is(true));
    assertThat(Declarations.parse("text-align:left").centered(), is(Declarations.Said.NO));
    assertThat(Declarations.parse("text-decoration:underline").emphasised(), is(true));
    assertThat(Declarations.parse("page-break-before:always").breaksPage(), is(true));
    assertThat(Declarations.parse("position:relative;top:-3pt").raised(), is(true));
    assertThat(Declarations.parse("position:relative;top:-0pt").raised(), is(false));
  }

  @Test
  void equalDeclarationsAreParsedOnce() {
    Document page =
        Jsoup.parse(
            "<style>.b{font-weight:bold} p.c{text-align:center}</style>"
                + "<p class='b c' style='color:red'>1<p class='b c' style='color:red'>2"
                + "<div class='b c' style='color:red'>3</div><p style='COLOR:RED'>4<p>5");
    StyleSheet sheet = StyleSheet.of(page.select("style"));
    List<Declarations> declared = page.select("p,div").stream().map(sheet::declarations).toList();

    assertThat(declared.get(1), sameInstance(declared.get(0)));
    assertThat(declared.get(0).bold(), is(Declarations.Said.YES));
    assertThat(declared.get(0).centered(), is(Declarations.Said.YES));
    assertThat("another element", declared.get(2).centered(), is(Declarations.Said.NOTHING));
    assertThat("no class", declared.get(3).bold(), is(Declarations.Said.NOTHING));
    assertThat("nothing declared", declared.get(4), sameInstance(Declarations.NONE));
  }

  @Test
  void moreDeclarationsThanAreKeptAreStillRead() {
    StyleSheet sheet = StyleSheet.of(List.of());
    for (int size = 1; size < 6_000; size++) {
      Document page = Jsoup.parse("<p style='left:" + size + "px;font-weight:bold'>x");
      assertThat(sheet.declarations(page.select("p").get(0)).bold(), is(Declarations.Said.YES));
    }
  }
}
