package io.varve.transforms.records.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.model.ContentHash;
import io.varve.io.model.FailureCode;
import io.varve.io.model.SourceMetadata;
import io.varve.io.shard.DayPartition;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.records.json.CanonicalJson;
import io.varve.transforms.records.page.RecordPage;
import io.varve.transforms.records.source.InvalidRecordException;
import io.varve.transforms.records.source.RecordFacts;
import io.varve.transforms.records.version.Sighting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Tells what stands on a page. A bad page or record is something seen, and no error. Safe for
 * several threads.
 */
public final class PageReading {

  private final RecordSettings settings;
  private final RecordKeys keys;

  /** One text for all records of a day. */
  private final Map<LocalDate, String> partitions = new ConcurrentHashMap<>();

  public PageReading(RecordSettings settings) {
    this.settings = settings;
    this.keys = settings.keys();
  }

  /** Gives everything on a page, in order. */
  public void read(RecordPage page, Consumer<Seen> out) throws IOException {
    List<JsonNode> records;
    try {
      records = settings.pages().read(page).records();
    } catch (ExtractionException e) {
      out.accept(Seen.of(badPage(page, e)));
      return;
    }
    long bytes = 0;
    for (int index = 0; index < records.size(); index++) {
      byte[] canonical = CanonicalJson.bytes(records.get(index));
      bytes += canonical.length;
      out.accept(seen(page, index, records.get(index), canonical));
    }
    out.accept(Seen.page(keys.listing(page.name()), bytes));
  }

  private Seen seen(RecordPage page, int index, JsonNode record, byte[] canonical) {
    ContentHash hash = ContentHash.of(canonical);
    try {
      RecordFacts facts = settings.source().facts(record);
      return Seen.of(
          new Sighting(
              keys.record(facts.id()),
              hash.value(),
              canonical.length,
              partitions.computeIfAbsent(facts.day(), DayPartition::of),
              facts.updatedAt(),
              page.observedAt(),
              page.number(),
              index,
              page.uri()));
    } catch (InvalidRecordException e) {
      String uri = page.uri() + "#" + index;
      return Seen.of(
          new Trouble(
              keys.invalid(hash),
              metadata(uri, canonical.length, Optional.empty(), hash),
              hash.value(),
              "read",
              FailureCode.VALIDATION,
              e.getMessage()
                  + "; it stands at "
                  + uri
                  + ", is in no table, and harms no other record"));
    }
  }

  private Trouble badPage(RecordPage page, ExtractionException cause) {
    String why = String.valueOf(cause.getMessage());
    ContentHash hash = ContentHash.of(why.getBytes(StandardCharsets.UTF_8));
    return new Trouble(
        keys.listing(page.name()),
        metadata(page.uri(), 0, page.observedAt(), hash),
        hash.value(),
        "read",
        cause.code(),
        "Cannot read the page " + page.uri() + ": " + why + ". Mend or leave out the file.");
  }

  /** Returns metadata that equal contents share and different ones do not. */
  static SourceMetadata metadata(
      String uri, long sizeBytes, Optional<Instant> time, ContentHash content) {
    long number = Long.parseLong(content.hex().substring(0, 15), 16);
    return new SourceMetadata(
        uri,
        sizeBytes,
        time.orElse(Instant.EPOCH),
        SourceMetadata.generation(number),
        Optional.empty());
  }
}
