package io.varve.transforms.records.plan;

import io.varve.io.model.DataFile;
import io.varve.io.parquet.Projection;
import io.varve.io.parquet.RowOrigin;
import io.varve.io.parquet.RowReader;
import io.varve.io.run.RawFiles;
import io.varve.io.shard.DayPartition;
import io.varve.transforms.records.page.LandedListing;
import io.varve.transforms.records.page.LandedListing.State;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/**
 * Finds known records that a complete answer should hold and does not. Reads some columns of the
 * data files of the days in question, and no others.
 */
final class VanishedRecords {

  private static final String IS_CURRENT = "is_current";

  private final RecordSettings settings;
  private final Set<String> lostShards;
  private final List<LandedListing> complete = new ArrayList<>();

  /**
   * Returns the search.
   *
   * @param troubled pages with something on them that is no record, and may be a known one
   * @param lostShards shards whose data files are gone; nothing can be said of their records
   */
  VanishedRecords(RecordSettings settings, Set<String> troubled, Set<String> lostShards)
      throws IOException {
    this.settings = settings;
    this.lostShards = lostShards;
    for (LandedListing listing : settings.pages().asked()) {
      // What was taken over from another run says how it was then.
      if (listing.state() == State.COMPLETE
          && listing.listing().columns().isPresent()
          && listing.pages().stream()
              .noneMatch(page -> troubled.contains(RawFiles.FOLDER + "/" + page.path()))
          && !listing.fetchedAt().isBefore(settings.startedAt())) {
        complete.add(listing);
      }
    }
  }

  /**
   * Returns the keys of the records that are not there.
   *
   * @param seen keys of those that are
   */
  Set<String> find(Set<String> seen) throws IOException {
    Set<String> absent = new HashSet<>();
    if (complete.isEmpty()) {
      return absent;
    }
    for (List<DataFile> files : settings.workspace().dataFilesByShard().values()) {
      for (DataFile file : files) {
        Optional<LocalDate> day = DayPartition.dayOf(file.shard());
        if (file.dataset().equals(settings.source().dataset().name())
            && day.isPresent()
            && !lostShards.contains(file.shard())) {
          List<SortedMap<String, String>> questions = questions(day.get());
          if (!questions.isEmpty()) {
            read(file, questions, seen, absent);
          }
        }
      }
    }
    return absent;
  }

  private List<SortedMap<String, String>> questions(LocalDate day) {
    return complete.stream()
        .filter(listing -> listing.listing().days().contains(day))
        .map(listing -> listing.listing().columns().orElseThrow())
        .toList();
  }

  private void read(
      DataFile file,
      List<SortedMap<String, String>> questions,
      Set<String> seen,
      Set<String> absent)
      throws IOException {
    Set<String> names = new HashSet<>(Set.of(RowOrigin.SOURCE_KEY, IS_CURRENT));
    questions.forEach(question -> names.addAll(question.keySet()));
    settings.workspace().verify(file);
    Schema written = RowReader.schemaOf(settings.workspace().warehouse().storage(), file.path());
    try (RowReader reader =
        RowReader.open(
            settings.workspace().warehouse().storage(),
            file.path(),
            Projection.of(written, names))) {
      for (Optional<GenericRecord> row = reader.next(); row.isPresent(); row = reader.next()) {
        String key = row.get().get(RowOrigin.SOURCE_KEY).toString();
        if (key.startsWith(settings.keys().records())
            && !seen.contains(key)
            && Boolean.TRUE.equals(row.get().get(IS_CURRENT))
            && answersOne(row.get(), questions)) {
          absent.add(key);
        }
      }
    }
  }

  private static boolean answersOne(GenericRecord row, List<SortedMap<String, String>> questions) {
    return questions.stream()
        .anyMatch(question -> question.entrySet().stream().allMatch(column -> has(row, column)));
  }

  /** A column that the file does not have says nothing, so the record is left alone. */
  private static boolean has(GenericRecord row, Map.Entry<String, String> column) {
    return row.hasField(column.getKey())
        && row.get(column.getKey()) != null
        && row.get(column.getKey()).toString().equals(column.getValue());
  }
}
