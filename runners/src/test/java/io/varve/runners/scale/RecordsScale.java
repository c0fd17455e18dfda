package io.varve.runners.scale;

import io.varve.io.model.FileRef;
import io.varve.io.model.Snapshot;
import io.varve.io.snapshot.Warehouse;
import io.varve.transforms.records.page.PageBytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Measures a warehouse of very many records: the runs that fill it, an hourly page with few new
 * records, the same page again, and what Parquet takes beside the pages. Each run is a process of
 * its own through the command {@code varve}; {@code VARVE_JAVA_OPTS} limits its memory.
 */
final class RecordsScale {

  private static final LocalDate FIRST = LocalDate.of(2025, 6, 1);
  private static final int NEW = 50;
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  private final Path varve;
  private final Path folder;
  private final Path warehouse;

  private RecordsScale(Path varve, Path folder) {
    this.varve = varve;
    this.folder = folder;
    this.warehouse = folder.resolve("warehouse");
  }

  /** What the files in a folder take. */
  private record Size(long files, long bytes) {
    Size minus(Size other) {
      return new Size(files - other.files, bytes - other.bytes);
    }
  }

  /**
   * Measures.
   *
   * @param args the command {@code varve}, a scratch folder, number of days, records per day, days
   *     per run, and perhaps folders with pages of which each is stored in a warehouse of its own
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    RecordsScale scale = new RecordsScale(Path.of(args[0]), Path.of(args[1]));
    int days = Integer.parseInt(args[2]);
    int perDay = Integer.parseInt(args[3]);
    scale.fill(days, perDay, Integer.parseInt(args[4]));
    scale.hourly(days, perDay);
    scale.oneDay(perDay);
    for (int i = 5; i < args.length; i++) {
      scale.parquet("pages of " + args[i], Path.of(args[i]), "real-" + i);
    }
  }

  private void fill(int days, int perDay, int daysPerRun) throws IOException, InterruptedException {
    if (Files.exists(warehouse)) {
      return;
    }
    for (int from = 0; from < days; from += daysPerRun) {
      int to = Math.min(days, from + daysPerRun);
      Path pages = folder.resolve("pages-" + from);
      if (!Files.exists(pages)) {
        for (int day = from; day < to; day++) {
          long unused = new RecordTree(1).day(pages, FIRST.plusDays(day), day * perDay, perDay);
        }
      }
      run((to - from) + " days of " + perDay, pages, warehouse);
    }
  }

  private void hourly(int days, int perDay) throws IOException, InterruptedException {
    // The first may be the one whose few entries make the run fold all changes into a new base.
    Path later = folder;
    for (int hour = 1; hour <= 3; hour++) {
      later = folder.resolve("later-" + hour);
      int known = days * perDay + (hour - 1) * NEW;
      new RecordTree(1).later(later, FIRST.plusDays(days - 1), known, NEW);
      Optional<FileRef> base = base();
      run("hour " + hour + ", " + NEW + " new of " + RecordTree.PAGE, later, warehouse);
      System.out.println("base of the manifest rewritten: " + !base().equals(base));
    }
    run("the same page again", later, warehouse);
  }

  private Optional<FileRef> base() throws IOException {
    Snapshot snapshot =
        Warehouse.open(warehouse.toString()).snapshots().latest().orElseThrow().snapshot();
    return snapshot.manifest().entries().base();
  }

  private void oneDay(int perDay) throws IOException, InterruptedException {
    Path pages = folder.resolve("one-day");
    if (!Files.exists(pages)) {
      long unused = new RecordTree(2).day(pages, FIRST, 0, perDay);
    }
    parquet("a day of " + perDay, pages, "one-day-warehouse");
  }

  private void parquet(String what, Path pages, String name)
      throws IOException, InterruptedException {
    Path own = folder.resolve(name);
    if (!Files.exists(own)) {
      run(what, pages, own);
    }
    Size parquet = size(own.resolve("data/records"));
    long plain = 0;
    long packed = 0;
    for (Path page : files(pages)) {
      if (!page.endsWith("request.json")) {
        byte[] json = unpacked(page);
        plain += json.length;
        packed += PageBytes.pack(json).length;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%s: %,d bytes of JSON, %,d as gzip; %,d in %d Parquet files: %.3f of JSON, %.2f of gzip%n",
        what,
        plain,
        packed,
        parquet.bytes(),
        parquet.files(),
        (double) parquet.bytes() / plain,
        (double) parquet.bytes() / packed);
  }

  private static byte[] unpacked(Path page) throws IOException {
    if (!page.toString().endsWith(".gz")) {
      return Files.readAllBytes(page);
    }
    try (InputStream in = new GZIPInputStream(Files.newInputStream(page))) {
      return in.readAllBytes();
    }
  }

  private void run(String what, Path pages, Path into) throws IOException, InterruptedException {
    Size before = size(into);
    Path output = folder.resolve("output.txt");
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(
                varve.toString(),
                "run",
                "records",
                "--debug",
                "--input=" + pages,
                "--exclude=request.json",
                "--warehouse=" + into)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    long peak = 0;
    while (process.isAlive()) {
      peak = Math.max(peak, peak(process.pid()));
      Thread.sleep(20);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (process.exitValue() != 0) {
      throw new IOException(
          what + " ended with " + process.exitValue() + ": " + Files.readString(output));
    }
    Size written = size(into).minus(before);
    Size manifests = size(into.resolve("manifests"));
    System.out.printf(
        Locale.ROOT,
        "%-36s %7.2f s  %,6d MB at most  %,5d files, %,d bytes written; manifests %,d bytes now%n",
        what,
        seconds,
        peak / 1024,
        written.files(),
        written.bytes(),
        manifests.bytes());
  }

  /** The start script becomes the program, so its peak is that of the process; in kB. */
  private static long peak(long pid) {
    try {
      Matcher found = PEAK.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
      return found.find() ? Long.parseLong(found.group(1)) : 0;
    } catch (IOException e) {
      return 0; // it has just ended
    }
  }

  private static Size size(Path of) throws IOException {
    long bytes = 0;
    long files = 0;
    for (Path file : files(of)) {
      bytes += Files.size(file);
      files++;
    }
    return new Size(files, bytes);
  }

  private static List<Path> files(Path below) throws IOException {
    if (!Files.exists(below)) {
      return new ArrayList<>();
    }
    try (Stream<Path> files = Files.walk(below)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
