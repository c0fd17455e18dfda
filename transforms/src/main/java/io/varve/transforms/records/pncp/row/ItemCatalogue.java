package io.varve.transforms.records.pncp.row;

import io.varve.transforms.records.json.TypedFields;
import java.util.Optional;

/** Where an item stands in catalogues and registers; those of no fixed shape as JSON. */
public record ItemCatalogue(
    Optional<String> patrimonio,
    Optional<String> codigoRegistroImobiliario,
    Optional<Long> imagem,
    Optional<String> ncmNbsCodigo,
    Optional<String> ncmNbsDescricao,
    Optional<String> catalogo,
    Optional<String> categoriaItemCatalogo,
    Optional<String> catalogoCodigoItem) {

  static ItemCatalogue of(TypedFields fields) {
    return new ItemCatalogue(
        fields.text("patrimonio"),
        fields.text("codigoRegistroImobiliario"),
        fields.whole("imagem"),
        fields.text("ncmNbsCodigo"),
        fields.text("ncmNbsDescricao"),
        fields.json("catalogo"),
        fields.json("categoriaItemCatalogo"),
        fields.text("catalogoCodigoItem"));
  }
}
