package io.varve.transforms.records.pncp.row;

import io.varve.transforms.records.json.TypedFields;
import io.varve.transforms.records.pncp.domain.Domain;
import java.util.Optional;

/**
 * How it is bought and on what legal basis: codes and names as the source gives them, and the name
 * of the code in the {@linkplain Domain domain tables}, absent where the table does not have it.
 */
public record ContractingKind(
    Optional<Long> modalidadeId,
    Optional<String> modalidadeNome,
    Optional<String> modalidade,
    Optional<Long> modoDisputaId,
    Optional<String> modoDisputaNome,
    Optional<String> modoDisputa,
    Optional<Long> situacaoCompraId,
    Optional<String> situacaoCompraNome,
    Optional<String> situacaoCompra,
    Optional<Long> tipoInstrumentoConvocatorioCodigo,
    Optional<String> tipoInstrumentoConvocatorioNome,
    Optional<String> tipoInstrumentoConvocatorio,
    Optional<Long> amparoLegalCodigo,
    Optional<String> amparoLegalNome,
    Optional<String> amparoLegalDescricao,
    Optional<String> amparoLegal) {

  static ContractingKind of(TypedFields fields) {
    TypedFields basis = fields.object("amparoLegal");
    Optional<Long> modality = fields.whole("modalidadeId");
    Optional<Long> contest = fields.whole("modoDisputaId");
    Optional<Long> state = fields.whole("situacaoCompraId");
    Optional<Long> instrument = fields.whole("tipoInstrumentoConvocatorioCodigo");
    Optional<Long> law = basis.whole("codigo");
    return new ContractingKind(
        modality,
        fields.text("modalidadeNome"),
        Domain.MODALITY.name(modality),
        contest,
        fields.text("modoDisputaNome"),
        Domain.CONTEST.name(contest),
        state,
        fields.text("situacaoCompraNome"),
        Domain.STATE.name(state),
        instrument,
        fields.text("tipoInstrumentoConvocatorioNome"),
        Domain.INSTRUMENT.name(instrument),
        law,
        basis.text("nome"),
        basis.text("descricao"),
        Domain.LEGAL_BASIS.name(law));
  }
}
