package io.varve.runners.report;

import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Status;
import io.varve.runners.report.Coverage.Document;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Adds up which source files have rows in which datasets. Not safe for several threads. */
final class CoverageTally {

  /** So many source files are listed one by one. */
  static final int MOST_DOCUMENTS = 1_000;

  private final List<String> datasets;
  private final FormTypes forms;
  private final GroupTally top;
  private final GroupTally deeper;
  private final GroupTally byForm;
  private final Foremost<Document> documents =
      new Foremost<>(
          MOST_DOCUMENTS,
          Comparator.comparingInt(Document::lacks).reversed().thenComparing(Document::key));
  private long lacking;

  CoverageTally(List<String> datasets, FormTypes forms) {
    this.datasets = List.copyOf(datasets);
    this.forms = forms;
    this.top = new GroupTally(datasets);
    this.deeper = new GroupTally(datasets);
    this.byForm = new GroupTally(datasets);
  }

  void add(ManifestEntry entry) {
    String key = entry.key();
    String form = forms.of(key);
    top.add(folder(key, 1), entry);
    deeper.add(folder(key, 2), entry);
    if (!forms.byKey().isEmpty()) {
      byForm.add(form.isEmpty() ? "not known" : form, entry);
    }
    Map<String, Long> live = entry.live().rows();
    List<Long> rows = datasets.stream().map(name -> live.getOrDefault(name, 0L)).toList();
    int lacks = (int) rows.stream().filter(n -> n == 0).count();
    lacking += lacks > 0 ? 1 : 0;
    String verdict = entry.validation().map(Enum::name).orElse("none");
    documents.add(new Document(key, form, state(entry), verdict, lacks, rows));
  }

  /** One folder that holds everything tells nothing: those inside it do. */
  Coverage coverage() {
    return new Coverage(
        datasets,
        (top.size() > 1 ? top : deeper).listed(),
        byForm.listed(),
        forms.leftOut(),
        lacking,
        documents.listed());
  }

  private static String state(ManifestEntry entry) {
    if (entry.status() == Status.FAILED) {
      return entry.stale().isPresent() ? "older rows" : "failed";
    }
    return entry.missingSince().isPresent() ? "missing" : "current";
  }

  /** Returns the first folders of a key, {@code /} when it is in none. */
  private static String folder(String key, int depth) {
    int end = -1;
    for (int i = 0; i < depth; i++) {
      int next = key.indexOf('/', end + 1);
      end = next < 0 ? end : next;
    }
    return end < 0 ? "/" : key.substring(0, end);
  }
}
