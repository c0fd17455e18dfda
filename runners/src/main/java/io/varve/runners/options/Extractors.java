package io.varve.runners.options;

import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import io.varve.transforms.extract.Extractor;
import io.varve.transforms.extract.ExtractorProvider;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The extractors that jars on the class path provide, by name. */
final class Extractors {

  private Extractors() {}

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
