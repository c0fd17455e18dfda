package io.varve.transforms.filings;

import io.varve.transforms.filings.submission.ContentKind;
import io.varve.transforms.filings.submission.DocumentPart;
import io.varve.transforms.filings.text.CanonicalText;
import io.varve.transforms.filings.text.NumericFact;
import io.varve.transforms.filings.text.TextFingerprint;
import java.util.List;
import java.util.Map;

/**
 * A document of a filing, read but not yet cut.
 *
 * @param part its place in the submission
 * @param kind what it is written in
 * @param encoding encoding of its bytes
 * @param text its canonical text
 * @param fingerprint what texts that say the same share, see {@link TextFingerprint}
 * @param facts its {@code dei} facts by local name
 * @param numbers its tagged numbers, where they are printed
 */
record ReadDocument(
    DocumentPart part,
    ContentKind kind,
    String encoding,
    CanonicalText text,
    String fingerprint,
    Map<String, String> facts,
    List<NumericFact> numbers) {}
