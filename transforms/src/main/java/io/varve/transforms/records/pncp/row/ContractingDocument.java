package io.varve.transforms.records.pncp.row;

import io.varve.transforms.records.json.RecordJson;
import io.varve.transforms.records.json.Timestamps;
import io.varve.transforms.records.json.TypedFields;
import io.varve.transforms.records.pncp.domain.Domain;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A document of a contracting: what it is and where it is. The document itself is not fetched.
 *
 * @param tipoDocumento name of the type in the domain tables, absent where they do not have it
 */
public record ContractingDocument(
    String numeroControlePncp,
    Optional<Long> sequencialDocumento,
    int ordinal,
    int repeats,
    Optional<String> titulo,
    Optional<Long> tipoDocumentoId,
    Optional<String> tipoDocumentoNome,
    Optional<String> tipoDocumentoDescricao,
    Optional<String> tipoDocumento,
    Optional<String> url,
    Optional<String> uri,
    Optional<Instant> dataPublicacaoPncp,
    Optional<Boolean> statusAtivo,
    Optional<String> cnpj,
    Optional<Long> anoCompra,
    Optional<Long> sequencialCompra,
    List<String> issues,
    List<String> unknownFields,
    String raw) {

  public ContractingDocument {
    issues = List.copyOf(issues);
    unknownFields = List.copyOf(unknownFields);
  }

  /** Returns the row of a document of a contracting. */
  public static ContractingDocument of(String id, DetailEntry entry, Timestamps times) {
    TypedFields fields = new TypedFields(entry.json(), times);
    Optional<Long> type = fields.whole("tipoDocumentoId");
    return new ContractingDocument(
        id,
        fields.whole("sequencialDocumento"),
        entry.ordinal(),
        entry.repeats(),
        fields.text("titulo"),
        type,
        fields.text("tipoDocumentoNome"),
        fields.text("tipoDocumentoDescricao"),
        Domain.DOCUMENT_TYPE.name(type),
        fields.text("url"),
        fields.text("uri"),
        fields.time("dataPublicacaoPncp"),
        fields.flag("statusAtivo"),
        fields.text("cnpj"),
        fields.whole("anoCompra"),
        fields.whole("sequencialCompra"),
        fields.issues(),
        fields.unknown(),
        RecordJson.text(entry.json()));
  }
}
