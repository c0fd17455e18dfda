package io.varve.transforms.extract;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Rows as they were. {@code -Dvarve.golden=update} writes them anew, but only after the extractor's
 * version was raised: a changed output under an old version would leave users with rows of both
 * kinds and no way to tell them apart.
 */
public final class GoldenFile {

  private GoldenFile() {}

  /** Compares with the file, or writes it where that is allowed. */
  public static void check(Path file, ExtractorIdentity identity, String rows) throws IOException {
    String version = "version " + identity.version() + "." + identity.schemaVersion() + "\n";
    String before = Files.exists(file) ? Files.readString(file) : "";
    boolean raised = !before.startsWith(version);
    if (raised && "update".equals(System.getProperty("varve.golden"))) {
      Files.writeString(file, version + rows);
      return;
    }
    String after = version + rows;
    int at = 0;
    while (at < Math.min(after.length(), before.length())
        && after.charAt(at) == before.charAt(at)) {
      at++;
    }
    assertThat(
        (raised
                ? "the version was raised: run with -Dvarve.golden=update"
                : "the output changed: raise the extractor's version, then -Dvarve.golden=update")
            + "; they part at "
            + at,
        around(after, at),
        equalTo(around(before, at)));
  }

  private static String around(String text, int at) {
    return text.substring(Math.max(0, at - 200), Math.min(text.length(), at + 200));
  }
}
