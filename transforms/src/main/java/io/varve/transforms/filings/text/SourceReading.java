package io.varve.transforms.filings.text;

import java.util.List;
import java.util.Map;

/**
 * What was read of a source: its canonical text, and what it says of itself in inline XBRL.
 *
 * @param text canonical text
 * @param facts values of the {@code dei} facts by local name, such as {@code TradingSymbol}; of
 *     repeated ones the first
 * @param numbers its tagged numbers that are printed, in reading order
 */
public record SourceReading(
    CanonicalText text, Map<String, String> facts, List<NumericFact> numbers) {

  public SourceReading {
    facts = Map.copyOf(facts);
    numbers = List.copyOf(numbers);
  }
}
