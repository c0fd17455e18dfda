package io.varve.transforms.filings;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.varve.io.model.Validation;
import io.varve.transforms.extract.Extraction;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.extract.SourceDocument;
import io.varve.transforms.filings.row.DocumentRow;
import io.varve.transforms.filings.row.SectionRow;
import io.varve.transforms.filings.submission.ContentKind;
import io.varve.transforms.filings.submission.DocumentPart;
import io.varve.transforms.filings.submission.SubmissionParser;
import io.varve.transforms.filings.submission.TextDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Damaged filings lose no text: cut off, pieced together, with changed bytes. */
class MutatedFilingsTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("varve.filings", "../../shared/data/filings/raw"));

  private static final int MUTATIONS = 200;
  private static final int LARGEST = 60_000;

  private final FilingsExtractor extractor = new FilingsExtractor(FilingsConfig.defaults());

  @Test
  void damagedFilingsLoseNoText() throws Exception {
    assumeTrue(Files.isDirectory(FOLDER), "no folder of real filings");
    List<Path> files;
    try (Stream<Path> listing = Files.list(FOLDER)) {
      files = listing.sorted().toList();
    }
    int read = 0;
    for (int seed = 0; seed < MUTATIONS; seed++) {
      Random random = new Random(seed);
      byte[] bytes = Files.readAllBytes(files.get(random.nextInt(files.size())));
      byte[] other = Files.readAllBytes(files.get(random.nextInt(files.size())));
      read += check("seed " + seed, mutate(bytes, other, random)) ? 1 : 0;
    }
    assertThat(read, greaterThan(MUTATIONS / 2));
  }

  private static byte[] mutate(byte[] bytes, byte[] other, Random random) {
    byte[] piece = piece(bytes, random);
    switch (random.nextInt(3)) {
      case 0 -> {
        return piece;
      }
      case 1 -> {
        byte[] second = piece(other, random);
        byte[] both = Arrays.copyOf(piece, piece.length + second.length);
        System.arraycopy(second, 0, both, piece.length, second.length);
        return both;
      }
      default -> {
        for (int i = 0; i < 40; i++) {
          piece[random.nextInt(piece.length)] = (byte) (32 + random.nextInt(95));
        }
        return piece;
      }
    }
  }

  private static byte[] piece(byte[] bytes, Random random) {
    int length = Math.min(bytes.length, 1_000 + random.nextInt(LARGEST));
    int from = random.nextInt(bytes.length - length + 1);
    return Arrays.copyOfRange(bytes, from, from + length);
  }

  private boolean check(String name, byte[] bytes) throws ExtractionException {
    Extraction extraction;
    List<DocumentPart> parts;
    try {
      extraction = extractor.extract(SourceDocument.of(name, bytes), Filings.soon());
      parts = new SubmissionParser(10_000).parse(bytes, Filings.soon()).parts();
    } catch (ExtractionException e) {
      // A piece without text, or with too many odd bytes, may be refused but not half read.
      return false;
    }
    assertThat(
        name + extraction.validation().issues(),
        extraction.validation().verdict(),
        is(not(Validation.FAIL)));
    for (Record row : extraction.rows(FilingsDatasets.DOCUMENTS)) {
      DocumentRow document = (DocumentRow) row;
      DocumentPart part =
          parts.stream().filter(p -> p.sequence() == document.sequence()).findFirst().orElseThrow();
      String source = TextDecoder.decode(bytes, part.start(), part.end()).text();
      String expected =
          ContentKind.of(source) == ContentKind.TEXT
              ? VisibleText.ofText(source)
              : VisibleText.ofHtml(source);
      assertThat(name, VisibleText.squeeze(text(extraction, document)), equalTo(expected));
    }
    return true;
  }

  /** Returns the text of level 1, after a look at the nesting of the rest. */
  private static String text(Extraction extraction, DocumentRow document) {
    StringBuilder text = new StringBuilder();
    Map<String, SectionRow> above = new HashMap<>();
    for (Record row : extraction.rows(FilingsDatasets.SECTIONS)) {
      SectionRow section = (SectionRow) row;
      if (section.documentId().equals(document.documentId())) {
        above.put(section.sectionId(), section);
        if (section.level() == 1) {
          text.append(section.text());
        } else {
          SectionRow parent = above.get(section.parentSectionId().orElseThrow());
          assertThat(parent.level(), equalTo(section.level() - 1));
          boolean inside = section.start() >= parent.start() && section.end() <= parent.end();
          assertThat(inside && section.start() < section.end(), is(true));
        }
      }
    }
    return text.toString();
  }
}
