package io.varve.transforms.filings;

import io.varve.transforms.extract.GoldenFile;
import io.varve.transforms.extract.RowText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows of two small filings, word for word. */
class GoldenOutputTest {

  private static final Path RESOURCES =
      Path.of("src", "test", "resources", "io", "varve", "transforms", "filings");

  @ParameterizedTest
  @ValueSource(strings = {"annual-report.htm", "current-report.txt"})
  void theOutputIsAsItWas(String name) throws Exception {
    GoldenFile.check(
        RESOURCES.resolve(name + ".golden"),
        new FilingsExtractor(FilingsConfig.defaults()).identity(),
        RowText.of(Filings.extract(resource(name))));
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = GoldenOutputTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }
}
