"""What must hold of the project as a whole: its licences, its lock, its words."""
