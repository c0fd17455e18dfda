package io.varve.transforms.filings.section;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemMarkerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "Item 1. Business~1~Business",
        "ITEM 1A:\tRISK FACTORS~1A~RISK FACTORS",
        "Item 7.\u2014Management's Discussion~7~Management's Discussion",
        "Item\u00A07A. Market risk~7A~Market risk",
        "Item 7 A. Market risk~7A~Market risk",
        "ITEM 9A(T). CONTROLS~9A~CONTROLS",
        "Items 1 and 2. Business and Properties~1,2~Business and Properties",
        "Items 1. and 2. Business~1,2~Business",
        "ITEMS 10, 11, 12 AND 13~10,11,12,13~",
        "Item 1. and Item 2. Business~1,2~Business",
        "Item 5.02 Departure of Directors~5.02~Departure of Directors",
        "Part II, Item 7. MD&A~7~MD&A",
        "Item 1Business~1~Business",
        "Item 1 A description of us~1~A description of us",
        "Item 14(a)(1) Statements~14~Statements",
        "*Item 6 - [Reserved]~6~[Reserved]",
        "I T E M  1 A .  Risk Factors~1A~Risk Factors",
        "I T E M 1 0 Directors~10~Directors",
        "P A R T  I I ,  I T E M  7 .  MD&A~7~MD&A",
      })
  void numbersAndTitleAreToldApart(String line, String items, String title) {
    ItemMarker marker = ItemMarker.parse(line).orElseThrow();

    assertThat(ItemMarker.isLikely("x" + line + "x", 1, line.length() + 1), is(true));
    assertThat(String.join(",", marker.items()), equalTo(items));
    assertThat(line.substring(marker.end()), equalTo(title == null ? "" : title));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Items of interest",
        "The Item 1 risk",
        "Itemized 5",
        "I T E M S of interest",
        "I T E",
        "Item",
        "Item 123",
        "Item X",
        "Item 0"
      })
  void otherLinesHaveNoMarker(String line) {
    assertThat(ItemMarker.parse(line).isPresent(), is(false));
  }

  @ParameterizedTest
  @CsvSource({"PART II, II", "Part I. Financial Information, I", "'PART IV', IV"})
  void partHeadingsNameTheirPart(String line, String part) {
    assertThat(ItemMarker.partHeading(line), equalTo(Optional.of(part)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Particular", "Part of it", "part v"})
  void otherLinesAreNoPartHeadings(String line) {
    assertThat(ItemMarker.partHeading(line), equalTo(Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"We sell lamps.", "7. Lamps", "", " \t", "Total\t1", "AI"})
  void mostLinesNeedNoCloserLook(String line) {
    assertThat(ItemMarker.isLikely(line, 0, line.length()), is(false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PART II", "* Part I", "Item", "\u0130tem 1", "a tab", "I", "part"})
  void linesThatMayNameAnItemDo(String line) {
    assertThat(ItemMarker.isLikely(line, 0, line.length()), is(true));
  }
}
