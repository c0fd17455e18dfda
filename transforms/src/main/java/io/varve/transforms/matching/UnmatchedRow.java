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
 * @param reason the first of these that holds: {@code missing_symbol}; {@code market_mismatch}: the
 *     one file with the base of the symbol is of a market that is not wanted; {@code
 *     no_source_data(.EXT)}: no file at all is of this wanted market; {@code ambiguous_variants}:
 *     several files have the base; {@code manual_review}: none has it. The earlier program's {@code
 *     alias_required} was for one file of another market, and so cannot be: such a file is either
 *     taken or a mismatch
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
