package io.varve.transforms.prices;

import io.varve.transforms.extract.Extractor;
import io.varve.transforms.extract.ExtractorContract;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

class PriceExtractorContractTest extends ExtractorContract {

  @Override
  protected Extractor extractor() {
    return new PriceFileExtractor("prices/");
  }

  @Override
  protected String key() {
    return PriceFiles.KEY;
  }

  @Override
  protected Optional<String> otherKey() {
    return Optional.empty();
  }

  @Override
  protected Map<String, byte[]> samples() {
    Map<String, byte[]> samples = new LinkedHashMap<>();
    samples.put(
        "current",
        bytes(
            PriceFiles.current(
                "20240102,000000,1.5,2.5,1,2,100,0",
                "20240103,000000,1.50,2.5,1,2,x,0",
                "20240104,000000,1.5,2.5,3,2,0.125,",
                "20240104,000000,1.5,2.5,1,2,7,0",
                "20240230,000000,1,1,1,1,1,0",
                "20240301,000000,1,1,1,0,-1,0",
                "20240228,000000,1,1,1,1,1,0",
                "20240229,000000,1,1")));
    samples.put("older", bytes("Date,Open,High,Low,Close\n1999-12-31,1,2,1,2\n2000-01-03,1,2,1,2"));
    samples.put("empty", new byte[0]);
    samples.put(
        "hours", bytes(PriceFiles.current("20240102,100000,1,2,1,2,3,0").replace(",D,", ",60,")));
    return samples;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  protected Path golden() {
    return Path.of(
        "src", "test", "resources", "io", "varve", "transforms", "prices", "contract.golden");
  }
}
