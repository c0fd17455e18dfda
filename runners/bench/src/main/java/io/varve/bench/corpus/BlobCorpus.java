package io.varve.bench.corpus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Large files that are quick to extract: submissions with one page of text and an image, encoded as
 * the SEC does, that fills the rest and that the extractor passes over.
 */
public final class BlobCorpus implements Corpus {

  private static final int FILES_PER_FOLDER = 100;
  private static final int LINE = 61;
  private static final String END = "\n`\nend\n</TEXT>\n</DOCUMENT>\n</SEC-DOCUMENT>\n";

  private final SeededFolder.FileMaker maker;
  private final Path folder;
  private final long seed;

  /** Names a corpus of files of this many bytes; makes nothing yet. */
  public BlobCorpus(Path corpora, long seed, int bytes) throws IOException {
    this.seed = seed;
    this.maker = new Maker(noise(seed, bytes));
    this.folder =
        new Recipe("blobs", Map.of("seed", Long.toString(seed), "bytes", Integer.toString(bytes)))
            .folder(corpora);
  }

  @Override
  public Path folder(int count) throws IOException {
    SeededFolder files = files(count);
    files.fill(count);
    return files.path();
  }

  @Override
  public void change(int count, int changed, int revision) throws IOException {
    files(count).change(count, changed, revision);
  }

  private SeededFolder files(int count) {
    return new SeededFolder(folder.resolve("files-" + count), seed, maker);
  }

  private static byte[] noise(long seed, int bytes) {
    SplittableRandom random = Seeds.of(seed, 0, 0);
    byte[] noise = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      noise[i] = (byte) (i % LINE == LINE - 1 ? '\n' : 'A' + random.nextInt(26));
    }
    byte[] end = END.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(end, 0, noise, bytes - end.length, end.length);
    return noise;
  }

  /** The files differ in their beginning: a hash goes through all of them. */
  private static final class Maker implements SeededFolder.FileMaker {

    private final byte[] noise;

    Maker(byte[] noise) {
      this.noise = noise;
    }

    @Override
    public String path(int number) {
      return String.format(Locale.ROOT, "%03d/%06d.txt", number / FILES_PER_FOLDER, number);
    }

    @Override
    public byte[] content(int number, int revision) {
      String accession = String.format(Locale.ROOT, "%010d-24-%06d", 9_000_000 + revision, number);
      String start =
          "<SEC-DOCUMENT>"
              + accession
              + ".txt : 20240105\n<SEC-HEADER>"
              + accession
              + ".hdr.sgml : 20240105\nACCESSION NUMBER:\t\t"
              + accession
              + "\nCONFORMED SUBMISSION TYPE:\t8-K\n</SEC-HEADER>\n<DOCUMENT>\n<TYPE>8-K\n"
              + "<SEQUENCE>1\n<FILENAME>report.txt\n<TEXT>\nItem 8.01. Other Events\n\n"
              + "The company moved its office to house number "
              + number
              + " of the same street.\n\nSIGNATURES\n\nThe Treasurer\n</TEXT>\n</DOCUMENT>\n"
              + "<DOCUMENT>\n<TYPE>GRAPHIC\n<SEQUENCE>2\n<FILENAME>map.jpg\n<TEXT>\n"
              + "begin 644 map.jpg\n";
      byte[] content = noise.clone();
      byte[] bytes = start.getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(bytes, 0, content, 0, bytes.length);
      return content;
    }
  }
}
