package io.varve.transforms.instruments;

import io.varve.transforms.extract.Extractor;
import io.varve.transforms.extract.ExtractorContract;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

class InstrumentExtractorContractTest extends ExtractorContract {

  @Override
  protected Extractor extractor() {
    return new InstrumentFileExtractor("instruments/");
  }

  @Override
  protected String key() {
    return "instruments/brokers/list.csv";
  }

  @Override
  protected Optional<String> otherKey() {
    return Optional.empty();
  }

  @Override
  protected Map<String, byte[]> samples() {
    Map<String, byte[]> samples = new LinkedHashMap<>();
    samples.put(
        "with a suffix",
        bytes(
            "symbol,isin,market,name,currency\n"
                + "MOON:US,US0000000001,NYSE,\"Moon, Inc.\",USD\n"
                + "MOON:US,US0000000001,NYSE,\"Moon, Inc.\",USD\n"
                + ",US0000000002,NYSE,Nameless,USD\n"));
    samples.put(
        "without one",
        bytes(
            "ISIN;Symbol;Market;Name\r\nGB0000000003;SUN/A;LSE;Sun plc GBX\r\n;;;\r\n;I;;İ ı\r\n"));
    return samples;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  protected Path golden() {
    return Path.of(
        "src", "test", "resources", "io", "varve", "transforms", "instruments", "contract.golden");
  }
}
