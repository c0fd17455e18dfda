package io.varve.runners.options;

import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import io.varve.transforms.extract.Extractor;
import io.varve.transforms.extract.ExtractorProvider;
import io.varve.transforms.filings.FilingsConfig;
import io.varve.transforms.filings.FilingsExtractor;
import io.varve.transforms.instruments.InstrumentFileExtractor;
import io.varve.transforms.prices.PriceFileExtractor;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The extractors that there are: that of filings, and those that jars on the class path provide.
 */
public final class Extractors {

  private Extractors() {}

  /**
   * Returns the extractor with a name and settings that the record of a run names, if it can be
   * had. One from a jar has the settings of its own; whether they are the same is for the caller to
   * find out.
   */
  public static Optional<Extractor> recorded(String name, SortedMap<String, String> configuration) {
    try {
      return Optional.of(
          switch (name) {
            case FilingsExtractor.NAME -> new FilingsExtractor(FilingsConfig.of(configuration));
            case PriceFileExtractor.NAME ->
                new PriceFileExtractor(configuration.getOrDefault("key_prefix", ""));
            case InstrumentFileExtractor.NAME ->
                new InstrumentFileExtractor(configuration.getOrDefault("key_prefix", ""));
            default -> find(name);
          });
    } catch (IllegalArgumentException | UserException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns the extractor of this name.
   *
   * @throws UserException when there is none, or two
   */
  static Extractor find(String name) {
    Map<String, ExtractorProvider> providers = new TreeMap<>();
    try {
      for (ExtractorProvider provider : ServiceLoader.load(ExtractorProvider.class)) {
        if (providers.put(provider.name(), provider) != null) {
          throw new UserException(
              ExitCode.USAGE,
              "Invalid class path: two extractors are called " + provider.name() + ".");
        }
      }
    } catch (ServiceConfigurationError e) {
      throw new UserException(ExitCode.USAGE, "Cannot load an extractor: " + e.getMessage());
    }
    ExtractorProvider found = providers.get(name);
    if (found == null) {
      String known = providers.isEmpty() ? "" : ", " + String.join(", ", providers.keySet());
      throw new UserException(
          ExitCode.USAGE,
          "Invalid --extractor: "
              + name
              + ". There are filings"
              + known
              + "; put the jar of another one on VARVE_CLASSPATH.");
    }
    return found.extractor();
  }
}
