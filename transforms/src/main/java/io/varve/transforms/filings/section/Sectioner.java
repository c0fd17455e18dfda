package io.varve.transforms.filings.section;

import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.filings.text.Block;
import io.varve.transforms.filings.text.CanonicalText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a canonical text into level-1 sections. An item begins at its heading and ends where the
 * next section begins; what stands before the first and after the last are named remainders.
 *
 * <p>The sections are in order and partition the text exactly; there is at least one when the text
 * is not empty.
 */
public final class Sectioner {

  /** Fewer headings than this are looked for without the word "Item", too. */
  private static final int FEW = 3;

  private Sectioner() {}

  /**
   * Returns the sections of a document.
   *
   * @param document what kind of document it is
   */
  public static Sectioning cut(CanonicalText text, DocumentForm document, Deadline deadline)
      throws ExtractionException {
    return cut(text, document, DocumentPages.of(text, deadline), deadline);
  }

  /**
   * Returns the sections of a document with these pages.
   *
   * @param document what kind of document it is
   */
  public static Sectioning cut(
      CanonicalText text, DocumentForm document, DocumentPages pages, Deadline deadline)
      throws ExtractionException {
    if (text.text().isEmpty()) {
      return new Sectioning(List.of(), List.of());
    }
    if (document.isAnnualReport()) {
      return new Sectioning(TitledSections.annualReport(text, document.whole()), List.of());
    }
    if (document.form().isEmpty()) {
      return single(Section.remainder(document.whole(), 0, text.text().length(), 1, "whole"));
    }
    Form form = document.form().get();
    List<IndexEntry> index = ItemIndex.find(form, text, pages.lines(), deadline);
    Furniture furniture = pages.furniture();
    List<Candidate> candidates = CandidateScan.of(document, text, deadline);
    ItemHeadings found = ItemHeadings.among(form, text, candidates, index, furniture);
    if (found.chosen().size() < FEW && index.isEmpty()) {
      List<Candidate> numbers = CandidateScan.numbers(document, text, deadline);
      ItemHeadings numbered = ItemHeadings.among(form, text, numbers, index, furniture);
      boolean more = numbered.chosen().size() > found.chosen().size();
      found = more ? numbered : found;
    }
    List<HeadingChoice.Chosen> chosen = found.chosen();
    List<Candidate> lines = found.lines();
    List<IndexEntry> entries = index.isEmpty() ? ItemIndex.of(text, lines) : index;
    Optional<Sectioning> indexed = Optional.empty();
    // Few headings and many rows: the report is in an order of its own.
    if (form.ordered() && chosen.size() * 3 < entries.size()) {
      indexed =
          index.isEmpty()
              ? IndexedSections.ofContents(text, entries, pages.numbers(), deadline)
              : Optional.of(IndexedSections.cut(text, entries, pages.numbers(), deadline));
    }
    if (indexed.isPresent()) {
      return indexed.get();
    }
    if (chosen.isEmpty()) {
      return single(Section.remainder(Section.UNASSIGNED, 0, text.text().length(), 0.5, "whole"));
    }
    List<HeadingChoice.Chosen> all = MissingParts.fill(form, text, chosen);
    List<Section> sections = partition(text, form, all, lines, pages.numbers());
    return new Sectioning(sections, merged(form, all, sections));
  }

  private static Sectioning single(Section section) {
    return new Sectioning(List.of(section), List.of());
  }

  private static List<Section> partition(
      CanonicalText text,
      Form form,
      List<HeadingChoice.Chosen> chosen,
      List<Candidate> contents,
      PageNumbers pages) {
    int firstBlock = chosen.get(0).candidate().block();
    int lastBlock = chosen.get(chosen.size() - 1).candidate().lastBlock();
    List<Section> sections = new ArrayList<>(FrontMatter.before(text, firstBlock, contents));
    List<Section> after = BackMatter.after(text, lastBlock + 1, pages);
    int end = after.isEmpty() ? text.text().length() : after.get(0).start();
    for (int i = 0; i < chosen.size(); i++) {
      Block heading = text.blocks().get(chosen.get(i).candidate().block());
      int to = i + 1 < chosen.size() ? startOf(text, chosen.get(i + 1)) : end;
      int from = sections.isEmpty() ? 0 : heading.start();
      boolean last = i + 1 == chosen.size();
      boolean skipped = !last && skips(form, chosen.get(i).meaning(), chosen.get(i + 1).meaning());
      double confidence = Confidence.of(chosen.get(i).meaning(), skipped, last && after.isEmpty());
      Section section = item(chosen.get(i), from, to, confidence);
      sections.addAll(TitledSections.split(text, section, others(form, chosen.get(i).meaning())));
    }
    sections.addAll(after);
    return sections;
  }

  /** The further items of a heading such as "Items 1 and 2". */
  private static List<ItemDefinition> others(Form form, Candidate.Meaning meaning) {
    List<ItemDefinition> others = new ArrayList<>();
    for (ItemDefinition item : ItemCatalog.of(form)) {
      boolean once = others.stream().noneMatch(other -> other.rank() == item.rank());
      once &= !item.lettered() || item.rank() == meaning.lastRank();
      if (item.rank() > meaning.first().rank() && item.rank() <= meaning.lastRank() && once) {
        others.add(item);
      }
    }
    return others;
  }

  /** An item without a title of its own stays in the section of the heading that names it. */
  private static List<String> merged(
      Form form, List<HeadingChoice.Chosen> chosen, List<Section> sections) {
    List<String> notes = new ArrayList<>();
    for (HeadingChoice.Chosen heading : chosen) {
      for (ItemDefinition item : others(form, heading.meaning())) {
        Optional<String> number = Optional.of(item.item());
        if (sections.stream().noneMatch(section -> section.item().equals(number))) {
          notes.add(
              "merged: item "
                  + item.item()
                  + " is in the section of item "
                  + heading.meaning().first().item());
        }
      }
    }
    return notes;
  }

  private static int startOf(CanonicalText text, HeadingChoice.Chosen chosen) {
    return text.blocks().get(chosen.candidate().block()).start();
  }

  /** Items with letters came and went over the years; a whole number is rarely left out. */
  private static boolean skips(Form form, Candidate.Meaning item, Candidate.Meaning next) {
    int last = number(item.first().item()) + item.lastRank() - item.first().rank();
    boolean samePart = item.first().part().equals(next.first().part());
    return form.ordered()
        && (samePart || form != Form.TEN_Q)
        && number(next.first().item()) > last + 1;
  }

  private static int number(String item) {
    int end = 0;
    while (end < item.length() && Character.isDigit(item.charAt(end))) {
      end++;
    }
    return Integer.parseInt(item.substring(0, end));
  }

  private static Section item(HeadingChoice.Chosen chosen, int start, int end, double confidence) {
    Candidate.Meaning meaning = chosen.meaning();
    boolean titled = meaning.similarity() >= 0.5;
    String method = titled ? "heading" : "number";
    return new Section(
        meaning.first().part(),
        Optional.of(meaning.first().item()),
        meaning.first().sectionType(),
        chosen.candidate().title(),
        start,
        end,
        confidence,
        method);
  }
}
