package io.varve.runners.records;

import io.varve.io.model.RecordKey;
import io.varve.io.model.Snapshot;
import io.varve.runners.sql.SqlText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/**
 * The one query that a report on records asks: sums of all records by day and, for sources that
 * tell them, by kind and status; and counts of details. Every row has {@code section, source, day,
 * kind, status, records, versions, vanished, estimated, homologated}.
 */
final class RecordsQuery {

  private static final String SHARD =
      "'^year=([0-9]{4})/month=([0-9]{2})/day=([0-9]{2})/.*$', '\\1-\\2-\\3'";

  private final Map<String, Set<String>> columns = new TreeMap<>();
  private final Optional<String> source;
  private final Optional<LocalDate> from;
  private final Optional<LocalDate> to;

  RecordsQuery(
      Snapshot snapshot,
      Optional<String> source,
      Optional<LocalDate> from,
      Optional<LocalDate> to) {
    this.source = source;
    this.from = from;
    this.to = to;
    snapshot
        .datasets()
        .forEach(
            (name, state) ->
                columns.put(
                    name,
                    new Schema.Parser()
                        .parse(state.schema()).getFields().stream()
                            .map(Schema.Field::name)
                            .collect(Collectors.toCollection(TreeSet::new))));
  }

  /** Returns the tables of records: those that have versions. */
  List<String> tables() {
    return columns.keySet().stream()
        .filter(name -> columns.get(name).containsAll(Set.of("version", "is_current")))
        .toList();
  }

  /** Returns the query; there must be a table of records. */
  String sql(boolean detailed) {
    StringBuilder sql = new StringBuilder("with versions as (");
    List<String> parts = tables().stream().map(this::versions).toList();
    sql.append(String.join("\nunion all\n", parts))
        .append("),\nones as (select * exclude (shard), try_cast(regexp_replace(shard, ")
        .append(SHARD)
        .append(") as date) as day from (select v.*, e.shard,")
        .append(" e.missing_since is not null as gone")
        .append(" from versions v join entries e on e.key = v.source_key)),\n")
        .append("chosen as (select * from ones where ")
        .append(days())
        .append(")\n")
        .append("select 'records' as section, split_part(source_key, '/', 1) as source,")
        .append(" cast(day as varchar) as day, kind, status, count(*) as records,")
        .append(" sum(versions)::bigint as versions, count(*) filter (where gone) as vanished,")
        .append(" sum(estimated) as estimated, sum(homologated) as homologated")
        .append(" from chosen group by all");
    if (detailed) {
      details().forEach(part -> sql.append("\nunion all\n").append(part));
    }
    return sql.append("\norder by 1, 2, 3, 4, 5").toString();
  }

  private String versions(String table) {
    Set<String> its = columns.get(table);
    String of = source.map(name -> name + "/").orElse("");
    return "select source_key, count(*) as versions, "
        + current(its, "modalidade_nome", "varchar")
        + " as kind, "
        + current(its, "situacao_compra_nome", "varchar")
        + " as status, "
        + current(its, "valor_total_estimado", "double")
        + " as estimated, "
        + current(its, "valor_total_homologado", "double")
        + " as homologated from "
        + SqlText.name(table)
        + " where starts_with(source_key, "
        + SqlText.literal(of)
        + ") group by source_key";
  }

  /** Of a record its current version counts. */
  private static String current(Set<String> columns, String name, String type) {
    return columns.contains(name)
        ? "any_value(" + SqlText.name(name) + "::" + type + ") filter (where is_current)"
        : "null::" + type;
  }

  private String days() {
    List<String> conditions = new ArrayList<>(List.of("true"));
    from.ifPresent(day -> conditions.add("day >= date " + SqlText.literal(day.toString())));
    to.ifPresent(day -> conditions.add("day <= date " + SqlText.literal(day.toString())));
    return String.join(" and ", conditions);
  }

  private List<String> details() {
    Map<String, String> wanted = new LinkedHashMap<>();
    wanted.put("items", "record_items");
    wanted.put("items by category", "record_items/item_categoria_nome");
    wanted.put("items by status", "record_items/situacao_compra_item_nome");
    wanted.put("documents", "record_documents");
    wanted.put("documents by type", "record_documents/tipo_documento_nome");
    List<String> parts = new ArrayList<>();
    wanted.forEach(
        (section, place) -> {
          String[] names = place.split("/", 2);
          Set<String> its = columns.getOrDefault(names[0], Set.of());
          if (its.contains(names.length == 2 ? names[1] : "source_key")) {
            parts.add(
                "select "
                    + SqlText.literal(section)
                    + ", null, null, "
                    + (names.length == 2 ? SqlText.name(names[1]) + "::varchar" : "null")
                    + ", null, count(*), count(distinct d.source_key), 0, null, null from "
                    + SqlText.name(names[0])
                    + " d semi join chosen on d.source_key = "
                    + DETAILS_KEY
                    + " group by 4 having count(*) > 0");
          }
        });
    return parts;
  }

  /** The key of a record's details, made of the record's. */
  private static final String DETAILS_KEY =
      "replace(chosen.source_key, '/" + RecordKey.RECORDS + "/', '/" + RecordKey.DETAILS + "/')";
}
