package io.github.ecomai.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a user sees of a type, and the foreign names in it. */
final class PublicTypes {
  private static final List<String> TEST_LIBRARIES =
      List.of("org.junit.", "net.jqwik.", "org.assertj.");

  private PublicTypes() {}

  static boolean isVisible(JavaClass javaClass) {
    return javaClass.getModifiers().contains(JavaModifier.PUBLIC)
        && javaClass.getEnclosingClass().map(PublicTypes::isVisible).orElse(true);
  }

  /** One sentence for each name in the visible part of the type that a user cannot count on. */
  static List<String> foreignIn(JavaClass javaClass) {
    List<String> found = new ArrayList<>();
    Stream<JavaType> parents =
        Stream.concat(javaClass.getSuperclass().stream(), javaClass.getInterfaces().stream());
    parents.forEach(parent -> report(javaClass, "its parents", parent, found));
    for (JavaMember member : javaClass.getMembers()) {
      if (isVisible(member)) {
        typesOf(member).forEach(type -> report(javaClass, member.getName(), type, found));
      }
    }
    return found;
  }

  private static boolean isVisible(JavaMember member) {
    boolean open =
        member.getModifiers().contains(JavaModifier.PUBLIC)
            || member.getModifiers().contains(JavaModifier.PROTECTED);
    return open
        && !member.getModifiers().contains(JavaModifier.SYNTHETIC)
        && !member.getModifiers().contains(JavaModifier.BRIDGE);
  }

  private static Stream<JavaType> typesOf(JavaMember member) {
    if (member instanceof JavaField field) {
      return Stream.of(field.getType());
    }
    JavaCodeUnit unit = (JavaCodeUnit) member;
    Stream<JavaType> thrown = unit.getExceptionTypes().stream().map(type -> (JavaType) type);
    return Stream.of(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream(), thrown)
        .flatMap(types -> types);
  }

  private static void report(JavaClass owner, String where, JavaType type, List<String> found) {
    for (JavaClass raw : type.getAllInvolvedRawTypes()) {
      JavaClass element = raw.getBaseComponentType();
      if (!isAllowed(owner, element)) {
        found.add(owner.getName() + " shows " + element.getName() + " in " + where);
      }
    }
  }

  private static boolean isAllowed(JavaClass owner, JavaClass type) {
    String name = type.getName();
    if (Rooms.isOurs(type.getPackageName())) {
      return isVisible(type) || type.equals(owner);
    }
    boolean kit = owner.getPackageName().equals(Rooms.ROOT + ".testkit");
    return type.isPrimitive()
        || name.startsWith("java.")
        || name.startsWith("javax.sql.")
        || name.startsWith("org.jspecify.")
        || (kit && TEST_LIBRARIES.stream().anyMatch(name::startsWith));
  }
}
