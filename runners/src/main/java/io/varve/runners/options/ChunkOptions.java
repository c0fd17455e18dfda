package io.varve.runners.options;

import io.varve.runners.console.UserException;
import io.varve.transforms.extract.Extractor;
import io.varve.transforms.filings.FilingsConfig;
import io.varve.transforms.filings.FilingsExtractor;
import picocli.CommandLine.Option;

/** The settings of the filings extractor. Changing one extracts everything again. */
final class ChunkOptions {

  @Option(
      names = "--chunk-tokens",
      paramLabel = "N",
      description = "Most tokens of a chunk (default: ${DEFAULT-VALUE}).")
  private int chunkTokens = FilingsConfig.defaults().chunkTokens();

  @Option(
      names = "--chunk-overlap",
      paramLabel = "N",
      description = "Tokens that a chunk repeats of the one before (default: ${DEFAULT-VALUE}).")
  private int chunkOverlap = FilingsConfig.defaults().chunkOverlap();

  @Option(
      names = "--extractor",
      paramLabel = "NAME",
      description =
          "What to extract with (default: ${DEFAULT-VALUE}); others come from jars on the"
              + " environment variable VARVE_CLASSPATH. Flags of chunks are for filings only.")
  private String name = FilingsExtractor.NAME;

  Extractor extractor() {
    return name.equals(FilingsExtractor.NAME) ? filings() : Extractors.find(name);
  }

  private FilingsExtractor filings() {
    return UserException.whenRefused(
        () -> new FilingsExtractor(FilingsConfig.defaults().withChunks(chunkTokens, chunkOverlap)));
  }
}
