package io.varve.transforms.matching;

import java.time.LocalDate;
import java.util.Optional;

/**
 * An instrument and the price file that is its own. After the identity come the 19 columns of the
 * match report in its order.
 *
 * @param instrumentId identity of the row in the dataset of instruments
 * @param symbol symbol of the broker
 * @param isin international securities identification number
 * @param market market in the words of the broker
 * @param name name in the words of the broker
 * @param currency currency that the broker states
 * @param matchedTicker ticker of the price file
 * @param stooqPath its path below the root of the prices
 * @param region its region
 * @param category its category
 * @param strategy {@code ticker} when the symbol itself names it, else {@code base_market}
 * @param sourceFile list that the instrument is in
 * @param priceStart first day of its prices
 * @param priceEnd last day of its prices
 * @param priceRows number of its daily prices
 * @param inferredCurrency currency that its region suggests
 * @param resolvedCurrency currency that counts; absent when there is none or nobody may decide
 * @param currencyStatus {@code match}, {@code override}, {@code mismatch}, {@code expected_only},
 *     {@code inferred_only}, {@code unknown} or {@code error:lse_currency_override}
 * @param dataStatus {@code ok}, {@code warning}, {@code sparse}, {@code empty} or {@code
 *     error:<code>}
 * @param dataFlags flags of its data, joined by {@code ;}; absent without any
 */
public record MatchRow(
    String instrumentId,
    String symbol,
    Optional<String> isin,
    Optional<String> market,
    Optional<String> name,
    Optional<String> currency,
    String matchedTicker,
    String stooqPath,
    String region,
    String category,
    String strategy,
    String sourceFile,
    Optional<LocalDate> priceStart,
    Optional<LocalDate> priceEnd,
    int priceRows,
    Optional<String> inferredCurrency,
    Optional<String> resolvedCurrency,
    String currencyStatus,
    String dataStatus,
    Optional<String> dataFlags) {}
