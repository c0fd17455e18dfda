package io.varve.transforms.instruments;

import java.util.Optional;

/**
 * One row of a list of tradeable instruments. Values are without blanks around them; what is blank
 * is absent.
 *
 * @param instrumentId identity that stays when other rows come and go: {@code
 *     <sourceFile>/<symbol>}, from the second row with the same symbol on followed by {@code #2},
 *     {@code #3}, …; {@code %}, {@code /} and {@code #} of the symbol are written as in a URI
 * @param line line of the list on which the row begins, from 1
 * @param symbol symbol of the broker, such as {@code AAPL:US} or {@code WPS}
 * @param isin international securities identification number
 * @param market market in the words of the broker
 * @param name name in the words of the broker
 * @param currency ISO 4217 code, or what the broker has in its place
 * @param sourceFile path of the list below the root of the instruments
 */
public record InstrumentRow(
    String instrumentId,
    int line,
    Optional<String> symbol,
    Optional<String> isin,
    Optional<String> market,
    Optional<String> name,
    Optional<String> currency,
    String sourceFile) {}
