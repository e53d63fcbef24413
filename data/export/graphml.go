// SPDX-License-Identifier: MIT

package export

import "io"

// GraphML writes the network as GraphML 1.0 (graphml.graphdrawing.org). The
// labels are attributes named label, as readers of the format expect.
func GraphML(w io.Writer, in *Input) error {
	nodes, edges := in.network()
	x := newXMLFile(w)
	x.open("graphml", "xmlns", "http://graphml.graphdrawing.org/xmlns")
	x.leaf("desc", in.in(in.Dossier.About.Title))
	edgeKeys := append([]string{"label", "start", "end"}, edgeAttributes...)
	nodeKeys := append([]string{"label"}, nodeAttributes...)
	graphmlKeys(x, "node", nodeKeys)
	graphmlKeys(x, "edge", edgeKeys)
	x.open("graph", "id", "dossier", "edgedefault", "directed")
	for _, n := range nodes {
		x.open("node", "id", n.id)
		graphmlData(x, "node", nodeKeys, append([]string{n.label}, n.values...))
		x.close("node")
	}
	for _, e := range edges {
		x.open("edge", "id", e.id, "source", e.source, "target", e.target)
		graphmlData(x, "edge", edgeKeys, append([]string{e.label, e.start, e.end}, e.values...))
		x.close("edge")
	}
	x.close("graph")
	x.close("graphml")
	return x.finish(w)
}

func graphmlKeys(x *xmlFile, class string, names []string) {
	for _, name := range names {
		x.leaf("key", "", "id", class+"-"+name, "for", class, "attr.name", name, "attr.type", "string")
	}
}

func graphmlData(x *xmlFile, class string, names, values []string) {
	for i, v := range values {
		if v != "" {
			x.leaf("data", v, "key", class+"-"+names[i])
		}
	}
}
