package io.varve.runners.options;

import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import io.varve.transforms.records.source.RecordSource;
import io.varve.transforms.records.source.RecordSourceProvider;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The sources of records that there are: those that come with varve, and those of jars. */
public final class RecordSources {

  private RecordSources() {}

  /**
   * Returns the source of this name.
   *
   * @throws UserException when there is none, or two
   */
  public static RecordSource find(String name) {
    Map<String, RecordSource> sources = new TreeMap<>();
    try {
      for (RecordSourceProvider provider : ServiceLoader.load(RecordSourceProvider.class)) {
        RecordSource source = provider.source();
        if (sources.put(source.name(), source) != null) {
          throw new UserException(
              ExitCode.USAGE,
              "Invalid class path: two sources of records are called " + source.name() + ".");
        }
      }
    } catch (ServiceConfigurationError e) {
      throw new UserException(ExitCode.USAGE, "Cannot load a source: " + e.getMessage());
    }
    RecordSource found = sources.get(name);
    if (found == null) {
      throw new UserException(
          ExitCode.USAGE,
          "Invalid --source: "
              + name
              + ". There is "
              + String.join(", ", sources.keySet())
              + "; put the jar of another one on VARVE_CLASSPATH.");
    }
    return found;
  }
}
