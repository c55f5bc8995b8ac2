package io.github.ecomai.examples.commerce;

import java.util.List;
import java.util.Map;

/** What customers write about, in four languages; each list has one entry for each fault. */
final class Words {
  /** What may be wrong with a product. */
  static final List<String> FAULTS =
      List.of("battery", "size", "smell", "packaging", "noise", "colour");

  /** Texts in one language; {@code %s} is the product's name. */
  record Language(
      List<String> praise,
      List<String> neutral,
      List<String> blame,
      List<String> faults,
      String late,
      String card,
      List<String> titles) {}

  private static final Language ENGLISH =
      new Language(
          List.of(
              "I am very happy with the %s. Well made and worth the money.",
              "The %s does exactly what I hoped for. I would buy it again.",
              "A present for my sister, she loves her %s."),
          List.of(
              "The %s is all right, no more and no less.",
              "The %s works, but I expected a little more."),
          List.of(
              "I am disappointed with the %s. It goes back.",
              "The %s broke after a week. Never again."),
          List.of(
              "The battery is empty after an hour.",
              "The size is not as described.",
              "It has a strong smell of glue.",
              "The box was torn open when it came.",
              "It makes a loud rattling noise.",
              "The colour is nothing like the picture."),
          "Delivery took longer than promised.",
          "You may charge my card %s again for the second one.",
          List.of("Terrible", "Not for me", "It is fine", "Good buy", "Love it"));

  private static final Language GERMAN =
      new Language(
          List.of(
              "Ich bin mit %s sehr zufrieden. Gut gemacht und seinen Preis wert.",
              "%s macht genau, was ich wollte. Gerne wieder."),
          List.of("%s ist in Ordnung, mehr aber nicht.", "%s tut es, ich hatte mehr erwartet."),
          List.of(
              "Ich bin von %s enttäuscht. Geht zurück.",
              "%s war nach einer Woche kaputt. Nie wieder."),
          List.of(
              "Der Akku ist nach einer Stunde leer.",
              "Die Größe stimmt nicht.",
              "Es riecht stark nach Kleber.",
              "Die Verpackung war aufgerissen.",
              "Es klappert laut.",
              "Die Farbe ist ganz anders als auf dem Bild."),
          "Die Lieferung kam später als versprochen.",
          "Sie können noch einmal meine Karte %s belasten.",
          List.of("Furchtbar", "Nichts für mich", "Geht so", "Guter Kauf", "Begeistert"));

  private static final Language FRENCH =
      new Language(
          List.of("Je suis ravi de %s. Bien fait, bon prix.", "%s fait ce que je voulais."),
          List.of("%s est correct, sans plus."),
          List.of("Je suis déçu par %s. Je le renvoie.", "%s est tombé en panne en une semaine."),
          List.of(
              "La batterie est vide au bout d'une heure.",
              "La taille ne correspond pas.",
              "L'odeur de colle est forte.",
              "Le carton était déchiré.",
              "Il fait beaucoup de bruit.",
              "La couleur n'est pas celle de la photo."),
          "La livraison a pris plus de temps que promis.",
          "Vous pouvez débiter encore ma carte %s.",
          List.of("Affreux", "Pas pour moi", "Correct", "Bon achat", "Je l'adore"));

  private static final Language SPANISH =
      new Language(
          List.of("Estoy muy contento con %s. Vale lo que cuesta.", "%s hace lo que esperaba."),
          List.of("%s está bien, nada más."),
          List.of("%s me ha decepcionado. Lo devuelvo.", "%s se rompió en una semana."),
          List.of(
              "La batería se agota en una hora.",
              "La talla no es la indicada.",
              "Huele mucho a pegamento.",
              "La caja llegó rota.",
              "Hace mucho ruido.",
              "El color no es el de la foto."),
          "El envío tardó más de lo prometido.",
          "Pueden cargar de nuevo mi tarjeta %s.",
          List.of("Horrible", "No es para mí", "Correcto", "Buena compra", "Me encanta"));

  private static final Map<String, Language> LANGUAGES =
      Map.of("en", ENGLISH, "de", GERMAN, "fr", FRENCH, "es", SPANISH);

  private Words() {}

  static Language of(String code) {
    return LANGUAGES.getOrDefault(code, ENGLISH);
  }
}
