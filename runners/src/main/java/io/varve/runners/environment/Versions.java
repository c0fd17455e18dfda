package io.varve.runners.environment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.beam.sdk.util.ReleaseInfo;
import org.apache.parquet.Version;

/** Versions of this program and of what it stands on. */
public final class Versions {

  private Versions() {}

  /** Returns the version of varve. */
  public static String varve() {
    try (InputStream in =
        Versions.class.getResourceAsStream("/io/varve/runners/version.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns all versions by name. */
  public static Map<String, String> all() {
    Map<String, String> versions = new TreeMap<>();
    versions.put("varve", varve());
    versions.put("java", System.getProperty("java.runtime.version"));
    versions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    versions.put("arch", System.getProperty("os.arch"));
    versions.put("beam", ReleaseInfo.getReleaseInfo().getVersion());
    versions.put("parquet", Version.VERSION_NUMBER);
    return versions;
  }
}
