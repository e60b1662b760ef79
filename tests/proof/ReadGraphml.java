import java.io.File;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.DirectedGraph;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Node;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.EdgeDirectionDefault;
import org.gephi.io.importer.api.EdgeMergeStrategy;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.openide.util.Lookup;

/** Reads a GraphML file as Gephi does and prints what it found, a tab-separated line each: for graphml.ts. */
public class ReadGraphml {
  public static void main(String[] files) throws Exception {
    ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
    projects.newProject();
    ImportController importer = Lookup.getDefault().lookup(ImportController.class);
    Container container = importer.importFile(new File(files[0]));
    container.getLoader().setEdgeDefault(EdgeDirectionDefault.DIRECTED);
    // Two relations between the same two nodes are two edges: “Don’t merge” in the import dialog.
    container.getLoader().setEdgesMergeStrategy(EdgeMergeStrategy.NO_MERGE);
    importer.process(container, new DefaultProcessor(), projects.getCurrentWorkspace());
    GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel();
    DirectedGraph graph = model.getDirectedGraph();
    for (Node node : graph.getNodes()) {
      line("node", node.getId(), node.getLabel(), attribute(node, model.getNodeTable().getColumn("n_quotes")));
    }
    for (Edge edge : graph.getEdges()) {
      line("edge", edge.getId(), edge.getLabel(), attribute(edge, model.getEdgeTable().getColumn("e_basis")),
          attribute(edge, model.getEdgeTable().getColumn("e_quotes")));
    }
    for (Column column : model.getNodeTable()) line("node-column", column.getTitle());
    for (Column column : model.getEdgeTable()) line("edge-column", column.getTitle());
  }

  private static Object attribute(org.gephi.graph.api.Element of, Column column) {
    return column == null ? "" : of.getAttribute(column);
  }

  private static void line(Object... parts) {
    StringBuilder line = new StringBuilder();
    for (Object part : parts) {
      if (line.length() > 0) line.append('\t');
      line.append(String.valueOf(part).replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n"));
    }
    System.out.println("@" + line);
  }
}
