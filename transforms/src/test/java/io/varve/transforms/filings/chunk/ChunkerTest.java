package io.varve.transforms.filings.chunk;

import static java.time.Duration.ofSeconds;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.filings.text.CanonicalText;
import io.varve.transforms.filings.text.Texts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkerTest {

  private static final Chunker CHUNKER = new Chunker(50, 10);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>Short.</p>",
        "<p>A sentence of a few words that goes on for a while. </p>",
        "<p>one two three four five six seven eight nine ten eleven twelve </p>",
        "<table><tr><td>Label</td><td>12</td></tr></table>"
      })
  void chunksCoverTheTextAndKeepTheirSize(String piece) throws ExtractionException {
    CanonicalText text = Texts.html(piece.repeat(60) + "<p>" + piece.repeat(30) + "</p>");
    List<Chunk> chunks = cut(text);
    int covered = 0;
    for (Chunk chunk : chunks) {
      assertThat(chunk.start(), lessThanOrEqualTo(covered));
      assertThat(chunk.end(), greaterThan(covered));
      assertThat(chunk.tokens(), lessThanOrEqualTo(50));
      covered = chunk.end();
    }
    assertThat(covered, equalTo(text.text().length()));
  }

  @Test
  void aChunkRepeatsTheEndOfTheOneBefore() throws ExtractionException {
    List<Chunk> chunks = cut(Texts.html("<p>Few words are here.</p>".repeat(40)));

    assertThat(chunks.get(1).start() < chunks.get(0).end(), is(true));
  }

  @Test
  void wordsAreNotCut() throws ExtractionException {
    CanonicalText text = Texts.html("<p>" + "incomprehensibilities ".repeat(200) + "</p>");
    for (Chunk chunk : cut(text)) {
      String piece = text.text().substring(chunk.start(), chunk.end());
      assertThat(piece.startsWith("incomprehensibilities"), is(true));
      assertThat(piece.strip().endsWith("incomprehensibilities"), is(true));
    }
  }

  @Test
  void aSectionWithoutAnyBlockIsAChunk() throws ExtractionException {
    CanonicalText text = Texts.plain("Above\n\n\n\nBelow");
    int start = "Above".length();
    List<Chunk> chunks = CHUNKER.cut(text, List.of(), start, start + 2, Texts.deadline());

    assertThat(chunks, contains(new Chunk(start, start + 2, 1)));
  }

  @Test
  void aTableRowIsNeverCut() throws ExtractionException {
    String row = "<tr><td>" + "many words ".repeat(15) + "</td><td>and more of them here</td></tr>";
    CanonicalText text = Texts.html("<table>" + row.repeat(8) + "</table>");

    assertThat(cut(text), hasSize(8));
  }

  @Test
  void longRunsWithoutSpacesTakeLinearTime() {
    assertTimeoutPreemptively(
        ofSeconds(20), () -> cut(Texts.html("<p>" + "x9".repeat(200_000) + "</p>")));
    assertTimeoutPreemptively(ofSeconds(20), () -> TokenCounter.count(" ".repeat(1_000_000)));
  }

  @Test
  void tokensAreThoseOfTheEncoding() {
    assertThat(TokenCounter.count("Hello world, this is a test."), is(8));
  }

  private static List<Chunk> cut(CanonicalText text) throws ExtractionException {
    return CHUNKER.cut(text, text.blocks(), 0, text.text().length(), Texts.deadline());
  }
}
