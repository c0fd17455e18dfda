package io.varve.transforms.matching;

import java.util.Optional;

/**
 * An instrument without a price file, and why.
 *
 * @param instrumentId identity of the row in the dataset of instruments
 * @param symbol symbol of the broker
 * @param isin international securities identification number
 * @param market market in the words of the broker
 * @param name name in the words of the broker
 * @param currency currency that the broker states
 * @param sourceFile list that the instrument is in
 * @param reason {@code missing_symbol}, {@code market_mismatch}, {@code no_source_data(.EXT)},
 *     {@code ambiguous_variants}, {@code alias_required} or {@code manual_review}
 */
public record UnmatchedRow(
    String instrumentId,
    Optional<String> symbol,
    Optional<String> isin,
    Optional<String> market,
    Optional<String> name,
    Optional<String> currency,
    String sourceFile,
    String reason) {}
