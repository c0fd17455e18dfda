package io.varve.transforms.filings.validate;

import io.varve.io.model.Validation;
import io.varve.transforms.extract.ValidationIssue;
import io.varve.transforms.filings.row.ChunkRow;
import io.varve.transforms.filings.row.SectionRow;
import io.varve.transforms.filings.row.TableRow;
import io.varve.transforms.filings.section.Form;
import io.varve.transforms.filings.section.Section;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules that every document is put to. */
public final class DocumentRules {

  /** Number of rules. */
  public static final int COUNT = 4 + TextRules.COUNT + ItemRules.COUNT + ContentRules.COUNT;

  private final List<ValidationIssue> issues = new ArrayList<>();

  private DocumentRules() {}

  /**
   * Returns what the rules find, in their order.
   *
   * @param form family of the form whose items are expected, nothing for exhibits and amendments
   * @param fiscalYear year that decides which items the form had
   */
  public static List<ValidationIssue> apply(
      String text,
      Optional<Form> form,
      Optional<Integer> fiscalYear,
      List<SectionRow> sections,
      List<TableRow> tables,
      List<ChunkRow> chunks) {
    DocumentRules rules = new DocumentRules();
    rules.textConserved(text, sections);
    rules.chunksConserved(sections, chunks);
    rules.idsUnique(sections, tables, chunks);
    form.ifPresent(
        known -> rules.issues.addAll(ItemRules.check(known, fiscalYear, sections, text.length())));
    rules.understood(text, form, sections);
    rules.issues.addAll(TextRules.check(text));
    rules.issues.addAll(ContentRules.check(text, form, tables, chunks));
    return rules.issues;
  }

  private void textConserved(String text, List<SectionRow> sections) {
    int at = 0;
    for (SectionRow section : sections) {
      if (section.start() != at || !text.startsWith(section.text(), at)) {
        fail("text-conserved", "section " + section.ordinal() + " does not begin at " + at);
        return;
      }
      at = section.end();
    }
    if (at != text.length()) {
      fail("text-conserved", "sections end at " + at + " of " + text.length() + " characters");
    }
  }

  private void chunksConserved(List<SectionRow> sections, List<ChunkRow> chunks) {
    int at = 0;
    int next = 0;
    for (SectionRow section : sections) {
      while (next < chunks.size() && chunks.get(next).sectionId().equals(section.sectionId())) {
        ChunkRow chunk = chunks.get(next);
        boolean inside = chunk.start() >= section.start() && chunk.end() <= section.end();
        if (chunk.start() > at || chunk.end() <= at || !inside) {
          fail("chunks-conserved", "chunk " + chunk.ordinal() + " leaves out text after " + at);
          return;
        }
        at = chunk.end();
        next++;
      }
      if (at != section.end()) {
        fail("chunks-conserved", "chunks of section " + section.ordinal() + " end at " + at);
        return;
      }
    }
  }

  private void idsUnique(List<SectionRow> sections, List<TableRow> tables, List<ChunkRow> chunks) {
    Set<String> ids = new HashSet<>();
    sections.forEach(row -> unique(ids, row.sectionId()));
    tables.forEach(row -> unique(ids, row.tableId()));
    chunks.forEach(row -> unique(ids, row.chunkId()));
  }

  private void unique(Set<String> ids, String id) {
    if (!ids.add(id)) {
      fail("ids-unique", "two rows have the id " + id);
    }
  }

  private void understood(String text, Optional<Form> form, List<SectionRow> sections) {
    int unassigned =
        sections.stream()
            .filter(row -> row.sectionType().equals(Section.UNASSIGNED))
            .mapToInt(row -> row.text().length())
            .sum();
    if (form.isPresent() && unassigned * 5L > text.length()) {
      warn(
          "text-understood",
          unassigned + " of " + text.length() + " characters are in no known section");
    }
  }

  private void fail(String rule, String message) {
    issues.add(new ValidationIssue(rule, Validation.FAIL, message));
  }

  private void warn(String rule, String message) {
    issues.add(new ValidationIssue(rule, Validation.WARN, message));
  }
}
