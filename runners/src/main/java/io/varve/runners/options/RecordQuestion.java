package io.varve.runners.options;

import io.varve.pipelines.records.RecordOrigin;
import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import io.varve.transforms.records.fetch.FetchPolicy;
import io.varve.transforms.records.source.Listing;
import io.varve.transforms.records.source.Period;
import io.varve.transforms.records.source.Query;
import io.varve.transforms.records.source.RecordSource;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a source is asked for. */
final class RecordQuestion {

  @Mixin private RecordDays days = new RecordDays();

  @Option(
      names = {"--modalities", "--series"},
      paramLabel = "LIST",
      split = ",",
      description =
          "What is asked for one by one, such as codes of modalities, or a group of them (default:"
              + " all).")
  private List<String> series = new ArrayList<>();

  @Option(
      names = "--filter",
      paramLabel = "NAME=VALUE",
      description = "Narrow it down, by the source's own parameters, as in uf=RJ. Repeatable.")
  private Map<String, String> filters = new TreeMap<>();

  @Option(
      names = "--by",
      paramLabel = "DATE",
      defaultValue = "",
      description = "Which date the days are about, such as publication or update.")
  private String by = "";

  @Option(
      names = "--pages",
      paramLabel = "N",
      defaultValue = "0",
      description = "Most pages of each listing; 0 for all (default: ${DEFAULT-VALUE}).")
  private int pages;

  @Option(
      names = "--page-size",
      paramLabel = "N",
      defaultValue = "0",
      description = "Records per page (default: what the source usually has).")
  private int pageSize;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description = "Address of the API (default: that of the source).")
  private Optional<URI> endpoint = Optional.empty();

  @Option(
      names = "--only-failed",
      description = "Ask for nothing but what could not be had in earlier runs.")
  private boolean onlyFailed;

  @Mixin private FetchOptions fetch = new FetchOptions();

  /** Returns whether something is asked for. */
  boolean isGiven() {
    return days.isGiven() || !series.isEmpty() || !filters.isEmpty();
  }

  /**
   * Returns the question.
   *
   * @param clock tells which day is today
   * @throws UserException when it cannot be asked
   */
  RecordOrigin.Api of(RecordSource source, Clock clock) {
    if (onlyFailed && isGiven()) {
      throw new UserException(
          ExitCode.USAGE,
          "Invalid flags: with --only-failed nothing else is asked for; leave out --mode, --from,"
              + " --to and the like.");
    }
    return UserException.whenRefused(
        () ->
            new RecordOrigin.Api(
                endpoint(source),
                onlyFailed ? List.of() : listings(source, clock),
                policy(),
                pages));
  }

  /** Returns the address that requests are below. */
  URI endpoint(RecordSource source) {
    return checked(endpoint.orElse(source.endpoint()));
  }

  /** Returns how it is asked. */
  FetchPolicy policy() {
    return fetch.policy();
  }

  private List<Listing> listings(RecordSource source, Clock clock) {
    Query query = new Query(by, series, new TreeMap<>(filters), pageSize);
    List<Listing> listings = new ArrayList<>();
    for (Period window : days.windows(source.zone(), clock)) {
      listings.addAll(source.listings(window, query));
    }
    return listings;
  }

  private static URI checked(URI endpoint) {
    boolean http = List.of("http", "https").contains(String.valueOf(endpoint.getScheme()));
    if (!http || endpoint.getHost() == null) {
      throw new UserException(
          ExitCode.USAGE, "Invalid --endpoint: " + endpoint + ". Give an http or https address.");
    }
    return endpoint;
  }
}
