package io.varve.transforms.filings;

import io.varve.transforms.extract.Extraction;
import io.varve.transforms.extract.Extractor;
import io.varve.transforms.extract.ExtractorContract;
import io.varve.transforms.filings.submission.ContentKind;
import io.varve.transforms.filings.submission.DocumentPart;
import io.varve.transforms.filings.submission.SubmissionParser;
import io.varve.transforms.filings.submission.TextDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The extractor of filings keeps what every extractor promises. */
final class FilingsExtractorContractTest extends ExtractorContract {

  private static final Path RESOURCES =
      Path.of("src", "test", "resources", "io", "varve", "transforms", "filings");

  @Override
  protected Extractor extractor() {
    return new FilingsExtractor(FilingsConfig.defaults());
  }

  @Override
  protected Map<String, byte[]> samples() throws Exception {
    Map<String, byte[]> samples = new TreeMap<>();
    for (String name : new String[] {"annual-report.htm", "current-report.txt", "tagged.htm"}) {
      samples.put(name, Files.readAllBytes(RESOURCES.resolve(name)));
    }
    return samples;
  }

  @Override
  protected Path golden() {
    return RESOURCES.resolve("contract.golden");
  }

  @Override
  protected String storedText(Extraction extraction) {
    StringBuilder text = new StringBuilder();
    Filings.sections(extraction).stream()
        .filter(section -> section.level() == 1)
        .forEach(section -> text.append(section.text()));
    return text.toString();
  }

  @Override
  protected String visibleText(byte[] source) throws Exception {
    StringBuilder text = new StringBuilder();
    for (DocumentPart part : new SubmissionParser(100).parse(source, Filings.soon()).parts()) {
      if (ContentKind.announced(part).isEmpty()) {
        String decoded = TextDecoder.decode(source, part.start(), part.end()).text();
        text.append(
            ContentKind.of(decoded) == ContentKind.TEXT
                ? VisibleText.ofText(decoded)
                : VisibleText.ofHtml(decoded));
      }
    }
    return text.toString();
  }
}
