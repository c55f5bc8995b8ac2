package io.github.ecomai.architecture;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.Tree.Kind;
import com.sun.source.tree.TypeParameterTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTreeScanner;
import com.sun.source.util.DocTrees;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * What the comments of one source file leave out. Of doclint's group {@code missing} this is the
 * stricter half: it knows that a compact constructor has the parameters of its record.
 */
final class DocumentationBreaches {
  private static final Set<Kind> ALL_MEMBERS_PUBLIC = Set.of(Kind.INTERFACE, Kind.ANNOTATION_TYPE);

  private final DocTrees docs;
  private final CompilationUnitTree unit;
  private final String text;
  private final List<String> found = new ArrayList<>();

  private DocumentationBreaches(DocTrees docs, CompilationUnitTree unit) throws IOException {
    this.docs = docs;
    this.unit = unit;
    text = unit.getSourceFile().getCharContent(true).toString();
  }

  static List<String> in(DocTrees docs, CompilationUnitTree unit) throws IOException {
    DocumentationBreaches breaches = new DocumentationBreaches(docs, unit);
    for (Tree type : unit.getTypeDecls()) {
      if (type instanceof ClassTree declared && isOpen(declared.getModifiers())) {
        breaches.checkType(declared, declared.getSimpleName().toString());
      }
    }
    return breaches.found;
  }

  private static boolean isOpen(ModifiersTree modifiers) {
    Set<Modifier> flags = modifiers.getFlags();
    return flags.contains(Modifier.PUBLIC) || flags.contains(Modifier.PROTECTED);
  }

  private void checkType(ClassTree type, String name) {
    List<String> wanted = new ArrayList<>(typeNames(type.getTypeParameters()));
    for (Tree member : type.getMembers()) {
      if (isComponent(type, member)) {
        wanted.add(((VariableTree) member).getName().toString());
      }
    }
    check(type, name, wanted, false);
    for (Tree member : type.getMembers()) {
      checkMember(type, member, name);
    }
  }

  /** A record's only fields that are not static. */
  private static boolean isComponent(ClassTree type, Tree member) {
    return type.getKind() == Kind.RECORD
        && member instanceof VariableTree field
        && !field.getModifiers().getFlags().contains(Modifier.STATIC);
  }

  private void checkMember(ClassTree type, Tree member, String owner) {
    boolean open = ALL_MEMBERS_PUBLIC.contains(type.getKind());
    if (member instanceof ClassTree nested && (open || isOpen(nested.getModifiers()))) {
      checkType(nested, owner + "." + nested.getSimpleName());
    } else if (member instanceof VariableTree field && (open || isOpen(field.getModifiers()))) {
      check(field, owner + "." + field.getName(), List.of(), false);
    } else if (member instanceof MethodTree method && (open || isOpen(method.getModifiers()))) {
      checkMethod(type, method, owner);
    }
  }

  private void checkMethod(ClassTree type, MethodTree method, String owner) {
    boolean constructor = method.getReturnType() == null;
    if (isOverride(method) || (constructor && isCompact(method))) {
      return;
    }
    List<String> wanted = new ArrayList<>(typeNames(method.getTypeParameters()));
    method.getParameters().forEach(p -> wanted.add(p.getName().toString()));
    String name = constructor ? type.getSimpleName().toString() : method.getName().toString();
    boolean gives = !constructor && !method.getReturnType().toString().equals("void");
    check(method, owner + "." + name + parameterTypes(method), wanted, gives);
  }

  /** Whether no parenthesis stands between name and body; the parser fills in the parameters. */
  private boolean isCompact(MethodTree constructor) {
    SourcePositions positions = docs.getSourcePositions();
    long name = positions.getEndPosition(unit, constructor.getModifiers());
    long body = positions.getStartPosition(unit, constructor.getBody());
    return text.substring((int) name, (int) body).indexOf('(') < 0;
  }

  private static boolean isOverride(MethodTree method) {
    return method.getModifiers().getAnnotations().stream()
        .anyMatch(a -> a.getAnnotationType().toString().endsWith("Override"));
  }

  private static List<String> typeNames(List<? extends TypeParameterTree> parameters) {
    return parameters.stream().map(p -> "<" + p.getName() + ">").toList();
  }

  private static String parameterTypes(MethodTree method) {
    return method.getParameters().stream()
        .map(p -> p.getType().toString())
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private void check(Tree tree, String name, List<String> wanted, boolean gives) {
    TreePath path = TreePath.getPath(unit, tree);
    DocCommentTree comment = docs.getDocCommentTree(path);
    if (comment == null) {
      breach(tree, name, "no comment");
      return;
    }
    Tags tags = new Tags();
    tags.scan(comment, null);
    for (String parameter : wanted) {
      if (!tags.parameters.contains(parameter)) {
        breach(tree, name, "no @param " + parameter);
      }
    }
    if (gives && !tags.returns) {
      breach(tree, name, "no @return");
    }
  }

  private void breach(Tree tree, String name, String what) {
    long position = docs.getSourcePositions().getStartPosition(unit, tree);
    String file = unit.getSourceFile().getName();
    found.add(file + ":" + unit.getLineMap().getLineNumber(position) + " " + name + ": " + what);
  }

  /** What a comment speaks of; a tag without words after it does not count. */
  private static final class Tags extends DocTreeScanner<Void, Void> {
    private final Set<String> parameters = new HashSet<>();
    private boolean returns;

    @Override
    public Void visitParam(ParamTree tag, Void unused) {
      if (!tag.getDescription().isEmpty()) {
        String name = tag.getName().toString();
        parameters.add(tag.isTypeParameter() ? "<" + name + ">" : name);
      }
      return null;
    }

    @Override
    public Void visitReturn(ReturnTree tag, Void unused) {
      returns |= !tag.getDescription().isEmpty();
      return null;
    }
  }
}
